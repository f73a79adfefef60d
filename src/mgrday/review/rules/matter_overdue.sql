-- name: overdue
select k.id, k.title, k.due_on, m.name as member, m.left_on
from matters k
join members m on m.id = k.owner_id
where k.inspected_on is null and k.done_on is null and k.due_on < :before
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
