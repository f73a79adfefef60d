-- name: events
select e.id, e.name, e.day
from events e
where e.day >= :today and e.day <= :until
order by e.starts_at, e.id
