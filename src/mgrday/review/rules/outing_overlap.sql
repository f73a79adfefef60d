-- name: overlapping
-- Outings that began before an earlier one of the same member was over; looked for from some days before the window.
select w.id, w.member_id, w.left_at, w.member, c.name as client
from (
  select o.id, o.member_id, o.client_id, o.left_at, m.name as member,
    max(o.ends_at) over (
      partition by o.member_id order by o.left_at, o.id rows between unbounded preceding and 1 preceding
    ) as out_until
  from members m
  cross join outings o
  where o.member_id = m.id and o.left_at >= :earliest and o.left_at < :end
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
) w
cross join clients c
where w.out_until > w.left_at and w.left_at >= :start and c.id = w.client_id and c.archived_on is null

-- name: earlier
select o.ends_at, c.name as client
from outings o
cross join clients c
where o.member_id = :owner and o.left_at >= :earliest and o.left_at <= :left_at and o.ends_at > :left_at
  and (o.left_at < :left_at or o.id < :id) and c.id = o.client_id
order by o.left_at, o.id
