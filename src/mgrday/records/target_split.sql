-- name: members
-- The reps and leaders under a scope who can sell in the period, in group and name order.
select m.id as member_id, m.name as member, m.group_id, g.name as "group", m.department_id, d.name as department, m.hired_on
from members m
join departments d on d.id = m.department_id
left join groups g on g.id = m.group_id
where m.role in ('rep', 'leader')
  and (m.left_on is null or m.left_on > :today)
  and (m.hired_on is null or m.hired_on < :end)
  and ((:scope = 'branch' and d.branch = :name) or (:scope = 'department' and d.id = :id) or (:scope = 'group' and m.group_id = :id))
order by d.id, case when g.name is null then 1 else 0 end, g.name, m.name, m.id

-- name: parts_by_people
-- The targets that stand under a scope for the same period and metric; not those of members who left.
select t.scope_key as part, t.id, t.name, t.value
from targets t
left join members m on t.scope = 'member' and m.id = t.scope_id
left join groups g on g.id = case when t.scope = 'group' then t.scope_id else m.group_id end
left join departments d
    on d.id = case when t.scope = 'department' then t.scope_id when t.scope = 'group' then g.department_id else m.department_id end
where t.scope = :into and t.period = :period and t.metric = :metric
  and (m.left_on is null or m.left_on > :today)
  and ((:scope = 'branch' and d.branch = :name) or (:scope = 'department' and d.id = :id) or (:scope = 'group' and g.id = :id))
order by t.id

-- name: parts_by_time
-- The targets of the same scope and metric for the days or weeks that start in a run of days.
select t.period as part, t.id, t.period as name, t.value
from targets t
where t.scope_key = :key and t.metric = :metric and t.period_kind = :into and t.period_start >= :start and t.period_start < :end
order by t.period
