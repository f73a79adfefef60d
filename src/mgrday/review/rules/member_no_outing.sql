-- name: not_out
select m.id, m.name as member, m.hired_on
from members m
where not exists (
    select 1 from outings o where o.member_id = m.id and o.left_at >= :start and o.left_at < :end
  )
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (m.hired_on is null or m.hired_on <= :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
