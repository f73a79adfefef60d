-- name: visits
select o.id, o.day, c.id as client_id, c.name as client, m.name as member
from members m
cross join outings o
cross join clients c
where o.member_id = m.id and o.left_at >= :start and o.left_at < :end and o.left_at <= :now
  and c.id = o.client_id and o.had_keyword = 0 and c.archived_on is null
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
