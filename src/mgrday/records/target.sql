-- name: above
-- The keys of the scopes above a group or member; of a department its branch.
select 'branch ' || d.branch as branch,
    case when :scope <> 'department' then 'department ' || d.id end as department,
    case when :scope = 'member' then 'group ' || m.group_id end as "group"
from departments d
left join groups g on :scope = 'group' and g.department_id = d.id and g.id = :id
left join members m on :scope = 'member' and m.department_id = d.id and m.id = :id
where (:scope = 'department' and d.id = :id) or g.id is not null or m.id is not null

-- name: wholes
-- The targets less than a value that are above a target: of the scopes above for the same days, its own for more days.
select t.name, t.period, t.value
from targets t
where t.metric = :metric and t.value < :value and (
    (t.period = :period and t.scope_key in (:department, :group, :branch)) or (t.scope_key = :key and t.period in (:month, :week)))
order by t.id
