-- name: open_actions
select a.id, a.action, a.due_on, a.agreed_on, m.name as member
from actions a
join members m on m.id = a.member_id
where a.done_on is null and a.due_on < :before
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
