-- name: worked
-- The measured members who worked on some day of a span.
select m.id, m.name, m.group_id, g.name as "group", m.department_id, d.name as department, m.role, m.hired_on, m.left_on
from members m
join departments d on d.id = m.department_id
left join groups g on g.id = m.group_id
where m.role in ('rep', 'leader')
  and (m.hired_on is null or m.hired_on < :end) and (m.left_on is null or m.left_on >= :start)
  and (cast(:department as integer) is null or m.department_id = :department)
order by case when g.name is null then 1 else 0 end, g.name, d.name, m.name, m.id

-- name: active
-- The measured members of today.
select m.id, m.name, m.group_id, m.department_id, d.name as department, m.hired_on
from members m
join departments d on d.id = m.department_id
where m.role in ('rep', 'leader')
  and (m.hired_on is null or m.hired_on <= :today) and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
order by m.name, m.id
