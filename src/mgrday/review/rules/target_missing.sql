-- name: with_target
-- Those of a scope that have a target for the month's amount.
select t.scope_id
from targets t
where t.period = :period and t.metric = 'amount' and t.scope = :scope
