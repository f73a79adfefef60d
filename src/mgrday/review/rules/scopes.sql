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
select t.id, t.scope, t.scope_id, t.scope_key, t.name, t.metric, t.value, t.set_on
from targets t
where t.period = :period
order by t.id
