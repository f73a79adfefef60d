-- name: skills
select s.member_id, s.competency, s.reached_on
from skills s
join members m on m.id = s.member_id
where (m.left_on is null or m.left_on > :today) and (cast(:department as integer) is null or m.department_id = :department)
order by s.member_id, s.reached_on, s.id

-- name: watched
-- The watch list of a month, and who has waited for a decision since an earlier one.
select w.member_id, m.name as member, g.name as "group", m.hired_on, w.month, w.opened_on, w.reason, w.decision, w.decided_on,
    w.note
from watches w
join members m on m.id = w.member_id
left join groups g on g.id = m.group_id
where (w.month = :month or (w.decision is null and w.month < :month)) and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
order by case when w.decision is null then 0 else 1 end, w.opened_on, m.name, w.id
