-- name: talked
-- The active members, each with the day of the last talk, and of being named a key person of a week.
select m.id, m.name as member, coalesce(m.hired_on, m.created_on) as since,
    (select max(t.held_on) from talks t where t.member_id = m.id and t.held_on <= :today) as last_talk,
    (select l.lifted_on from lifts l
     where l.member_id = m.id and l.week = :period and l.dropped_on is null and l.lifted_on <= :today) as lifted_on
from members m
where m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (m.hired_on is null or m.hired_on <= :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
order by m.name, m.id
