-- name: stale
select c.id, c.name as client, c.grade, c.graded_on, c.idle_since, c.last_touch_day, m.name as member, m.left_on
from clients c
left join members m on m.id = c.owner_id
where c.signed_on is null and c.archived_on is null and c.grade in ('A', 'B')
  and c.grade = :grade and c.idle_since < :before
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
