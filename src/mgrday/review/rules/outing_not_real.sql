-- name: not_real
select o.id, o.day, o.back_at, o.called_back_on, c.name as client, m.name as member
from members m
cross join outings o
cross join clients c
where o.member_id = m.id and o.left_at >= :start and o.left_at < :end
  and o.verdict = 'not_real' and c.id = o.client_id and c.archived_on is null
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
