-- name: out
select o.id, o.day, o.due_back_at, coalesce(o.due_back_at, o.ends_at) as due_at, c.name as client, m.name as member
from outings o
cross join members m
cross join clients c
where o.back_at is null and o.day >= :earliest and o.day < :end
  and coalesce(o.due_back_at, o.ends_at) >= :start and coalesce(o.due_back_at, o.ends_at) < :end
  and coalesce(o.due_back_at, o.ends_at) < :now
  and m.id = o.member_id and c.id = o.client_id and c.archived_on is null
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
