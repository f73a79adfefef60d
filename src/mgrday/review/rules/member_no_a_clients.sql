-- name: without_a
select m.id, m.name as member, m.hired_on, m.created_on
from members m
where not exists (
    select 1 from clients c
    where c.owner_id = m.id and c.grade = 'A' and c.signed_on is null and c.archived_on is null
  )
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (m.hired_on is null or m.hired_on < :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)

-- name: regraded
-- Every grade of those open clients of a member that once were A.
select g.client_id, g.grade, g.on_day
from clients c
cross join grades g
where c.owner_id = :owner and c.signed_on is null and c.archived_on is null and g.client_id = c.id
  and exists (select 1 from grades a where a.client_id = c.id and a.grade = 'A')
order by g.client_id, g.on_day, g.id

-- name: signed
select max(c.signed_on)
from deals d
cross join clients c
where d.member_id = :owner and c.id = d.client_id and c.owner_id = :owner and c.grade = 'A' and c.signed_on is not null

-- name: archived
select max(c.archived_on)
from clients c
where c.archived_on is not null and c.owner_id = :owner and c.grade = 'A'
