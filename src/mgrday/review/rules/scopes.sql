-- name: departments
select d.id, d.branch
from departments d

-- name: groups
select g.id, g.department_id
from groups g

-- name: members
select m.id, m.department_id, m.group_id,
  case when m.role in ('rep', 'leader')
    and (m.hired_on is null or m.hired_on <= :today) and (m.left_on is null or m.left_on > :today) then 1 else 0 end as active
from members m

-- name: targets
select t.id, t.scope, t.scope_id, t.scope_key, coalesce(d.name, g.name, m.name, t.name) as name, t.metric, t.value, t.set_on
from targets t
left join departments d on t.scope = 'department' and d.id = t.scope_id
left join groups g on t.scope = 'group' and g.id = t.scope_id
left join members m on t.scope = 'member' and m.id = t.scope_id
where t.period = :period
order by t.id
