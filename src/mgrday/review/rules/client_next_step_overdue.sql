-- name: overdue
select c.id, c.name as client, c.grade, c.next_step, c.next_on, c.step_set_on, c.created_on, m.name as member, m.left_on
from clients c
left join members m on m.id = c.owner_id
where c.signed_on is null and c.archived_on is null and c.next_on is not null
  and c.next_on < :today and (c.last_touch_day is null or c.last_touch_day < c.next_on)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
