-- name: targets
-- The targets of a period, each with the branch of its own or the department it belongs to.
select t.id, t.scope, t.scope_id, t.scope_key, coalesce(d.name, g.name, m.name, t.name) as name, t.metric, t.value,
    t.promised, t.accepted, t.set_on,
    coalesce(d.id, g.department_id, m.department_id) as department_id
from targets t
left join departments d on t.scope = 'department' and d.id = t.scope_id
left join groups g on t.scope = 'group' and g.id = t.scope_id
left join members m on t.scope = 'member' and m.id = t.scope_id
where t.period = :period
order by t.id

-- name: standards
select s.id, s.metric, s.seniority, s.value from standards s where s.period = :period order by s.id

-- name: places
select m.id, m.name, m.department_id, m.group_id, d.name as department, g.name as group_name, d.branch, m.hired_on
from members m
join departments d on d.id = m.department_id
left join groups g on g.id = m.group_id
order by m.id
