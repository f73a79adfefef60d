-- The ids of the records stand in the place of the comment in the brackets: whole numbers.

-- name: grade_history
-- Every grade given to some clients, but of those that were given one only, and no moment and no reason.
select g.client_id, coalesce(g.given_at, g.on_day) as since, g.grade, g.reason from grades g
where g.client_id in (/*ids*/)
  and (
      g.given_at is not null or g.reason is not null
      or exists (select 1 from grades other where other.client_id = g.client_id and other.id <> g.id)
  )
order by g.client_id, g.on_day, g.id

-- name: reconciled
-- The orders that were there when their event was reconciled: any that comes later opens it again.
select d.id, 1 as reconciled from deals d
join events e on e.id = d.event_id
where d.id in (/*ids*/) and d.signed_on <= e.reconciled_on

-- name: target_names
-- Whom targets are for, by their name of today; where another one has it too, with the department after it.
select t.id, coalesce(d.name, g.name, m.name) || case
    when exists (select 1 from groups other where other.name = g.name and other.id <> g.id)
      or exists (select 1 from members other where other.name = m.name and other.id <> m.id)
    then ' (' || o.name || ')' else '' end as name
from targets t
left join departments d on t.scope = 'department' and d.id = t.scope_id
left join groups g on t.scope = 'group' and g.id = t.scope_id
left join members m on t.scope = 'member' and m.id = t.scope_id
left join departments o on o.id = coalesce(d.id, g.department_id, m.department_id)
where t.id in (/*ids*/) and t.scope_id is not null

-- name: namesakes
-- How many names several members have.
select count(*) as names from (select m.name from members m group by m.name having count(*) > 1) twice

-- name: members_apart
-- Members under a name that no other one has: those who share theirs have the department after it.
select m.id, m.name || coalesce(' (' || twice.department || ')', '') as name
from members m
left join (
    select n.id, d.name as department from members n
    join departments d on d.id = n.department_id
    where exists (select 1 from members other where other.name = n.name and other.id <> n.id)
) twice on twice.id = m.id
