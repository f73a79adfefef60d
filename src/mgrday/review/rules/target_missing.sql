-- name: with_target
-- Those of a scope that have a target for the month's amount.
select t.scope_id
from targets t
where t.period = :period and t.metric = 'amount' and t.scope = :scope

-- name: namesakes
-- The names that several members have or had.
select m.name
from members m
group by m.name
having count(*) > 1
