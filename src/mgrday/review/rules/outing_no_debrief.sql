-- name: undebriefed
select o.id, o.day, coalesce(o.back_at, o.left_at) as ended_at, o.why_not, o.condition, o.expected_on,
  c.name as client, m.name as member
from members m
cross join outings o
cross join clients c
where o.member_id = m.id and o.left_at >= :start and o.left_at < :end
  and o.result in ('progress', 'refused') and coalesce(o.back_at, o.left_at) < :today
  and (coalesce(o.why_not, '') = '' or coalesce(o.condition, '') = '' or o.expected_on is null)
  and c.id = o.client_id and c.archived_on is null
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
