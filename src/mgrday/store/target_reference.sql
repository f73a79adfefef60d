-- name: target
-- The one target of a scope for a period and a metric.
select t.id, t.scope, t.scope_id, t.scope_key, coalesce(d.name, g.name, m.name, t.name) as name, t.period, t.period_kind,
    t.period_start, t.period_end, t.metric, t.value, t.promised, t.accepted, t.strategy, t.set_on
from targets t
left join departments d on t.scope = 'department' and d.id = t.scope_id
left join groups g on t.scope = 'group' and g.id = t.scope_id
left join members m on t.scope = 'member' and m.id = t.scope_id
where t.scope_key = :key and t.period = :period and t.metric = :metric
