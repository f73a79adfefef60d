-- name: groups
-- The groups that have active members, with the first day on which one of them was there.
select g.id, g.name, d.name as department, min(coalesce(m.hired_on, '')) as since
from groups g
join departments d on d.id = g.department_id
join members m on m.group_id = g.id
where m.role in ('rep', 'leader')
  and (m.hired_on is null or m.hired_on <= :today) and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or g.department_id = :department)
group by g.id, g.name, d.name
order by g.id

-- name: key_deals
-- The groups whose active members expect a key deal in a month, signed or not.
select distinct m.group_id
from deals d
join members m on m.id = d.member_id
join clients c on c.id = d.client_id
where d.key = 1 and d.expected_on >= :start and d.expected_on < :end and d.lost_on is null
  and c.archived_on is null and m.group_id is not null
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)

-- name: ended
-- By group, the last day on which a key deal of a month came to nothing: lost, its client archived, its member gone.
select m.group_id, max(
    case
        when d.lost_on is not null then d.lost_on
        when c.archived_on is not null then c.archived_on
        else m.left_on
    end
  )
from deals d
join members m on m.id = d.member_id
join clients c on c.id = d.client_id
where d.key = 1 and d.expected_on >= :start and d.expected_on < :end and m.group_id is not null
  and m.role in ('rep', 'leader')
  and (d.lost_on is not null or c.archived_on is not null or m.left_on <= :today)
group by m.group_id
order by m.group_id

-- name: to_name
-- The open deals that active members expect in a month, the largest first: one of them could be named.
select m.group_id, d.id
from deals d
join members m on m.id = d.member_id
join clients c on c.id = d.client_id
where d.signed_on is null and d.lost_on is null and d.expected_on >= :start and d.expected_on < :end
  and c.archived_on is null and m.group_id is not null
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
order by d.amount desc, d.id
