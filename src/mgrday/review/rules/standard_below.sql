-- name: in_force
select s.id, s.metric, s.seniority, s.value
from standards s
where s.period = :period
order by s.id
