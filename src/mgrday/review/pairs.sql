-- name: pairs
-- The mentor pairs that held on some day of a span.
select t.id, t.learner_id, l.name as learner, t.mentor_id, m.name as mentor, t.from_on, t.until_on, l.hired_on
from mentors t
join members l on l.id = t.learner_id
join members m on m.id = t.mentor_id
where t.from_on < :end and (t.until_on is null or t.until_on > :start)
  and (l.left_on is null or l.left_on > :today) and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or l.department_id = :department)
order by t.from_on, l.name, t.id
