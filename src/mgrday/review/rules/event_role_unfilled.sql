-- name: events
select e.id, e.name, e.starts_at, e.day, e.goal_attendance
from events e
where e.day >= :today and e.day <= :until
order by e.starts_at, e.id
