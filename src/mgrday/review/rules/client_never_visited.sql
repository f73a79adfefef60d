-- name: unvisited
select c.id, c.name as client, c.grade, c.graded_on, m.name as member, m.left_on
from clients c
left join members m on m.id = c.owner_id
where c.signed_on is null and c.archived_on is null and c.grade = 'A' and c.outing_count = 0
  and c.graded_on < :before
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
