-- name: came
-- Who came and has not signed, and whom nobody has touched since; coming is a touch of the event's own day.
select r.id, c.id as client_id, c.name as client, c.grade, r.came_on, e.id as event_id, e.name as event,
    m.name as member, m.left_on
from receipts r
cross join clients c
join events e on e.id = r.event_id
left join members m on m.id = coalesce(c.owner_id, r.member_id)
where r.came_on is not null and r.came_on >= :earliest and r.came_on < :before
  and c.id = r.client_id and c.signed_on is null and c.archived_on is null
  and (c.last_touch_day is null or c.last_touch_day <= r.came_on)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
