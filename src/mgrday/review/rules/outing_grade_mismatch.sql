-- name: mismatches
select o.id, o.called_back_on, o.back_at, o.day, o.verdict_grade, c.id as client_id, c.name as client, c.grade, c.graded_on,
  m.name as member, m.left_on
from members m
cross join outings o
cross join clients c
where o.member_id = m.id and o.left_at >= :start and o.left_at < :end
  and o.verdict_grade is not null and c.id = o.client_id
  and c.signed_on is null and c.archived_on is null and c.grade <> o.verdict_grade
  and not exists (
    select 1 from outings n
    where n.client_id = o.client_id and n.id <> o.id and n.verdict_grade is not null
      and (
        coalesce(n.called_back_at, n.left_at) > coalesce(o.called_back_at, o.left_at)
        or (coalesce(n.called_back_at, n.left_at) = coalesce(o.called_back_at, o.left_at) and n.id > o.id)
      )
  )
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
