-- name: hired
-- The active members hired since a day, each with the day of the last talk.
select m.id, m.name as member, m.hired_on,
    (select max(t.held_on) from talks t where t.member_id = m.id and t.held_on <= :today) as last_talk
from members m
where m.hired_on is not null and m.hired_on >= :since and m.hired_on <= :today
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
order by m.name, m.id
