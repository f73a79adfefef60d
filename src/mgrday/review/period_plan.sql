-- name: joined_or_left
select m.id, m.name as member, g.name as "group",
    case when m.hired_on is not null and m.hired_on >= :start and m.hired_on < :end then m.hired_on end as hired_on,
    case when m.left_on is not null and m.left_on >= :start and m.left_on < :end then m.left_on end as left_on
from members m
left join groups g on g.id = m.group_id
where ((m.hired_on >= :start and m.hired_on < :end) or (m.left_on >= :start and m.left_on < :end))
  and (cast(:department as integer) is null or m.department_id = :department)
order by m.name, m.id

-- name: key_deals
select d.id, d.expected_on as day, c.id as client_id, c.name as client, m.name as member, d.amount, d.key
from deals d
cross join members m
cross join clients c
where d.signed_on is null and d.lost_on is null
  and ((d.expected_on >= :start and d.expected_on < :end) or (d.key = 1 and coalesce(d.expected_on, '') < :end))
  and m.id = d.member_id and c.id = d.client_id
  and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
order by case when d.expected_on is null then 1 else 0 end, d.expected_on, d.id

-- name: next_steps
select c.id, c.next_on as day, c.name as client, c.grade, m.name as member, c.next_step
from clients c
left join members m on m.id = c.owner_id
where c.signed_on is null and c.archived_on is null and c.next_on is not null and c.next_on >= :start and c.next_on < :end
  and (cast(:department as integer) is null or m.department_id = :department)
order by c.next_on, c.grade, c.id

-- name: events
select e.id, e.day, e.name, e.starts_at from events e where e.day >= :start and e.day < :end order by e.starts_at, e.id
