-- name: undecided
select w.id, w.opened_on, w.reason, m.id as member_id, m.name as member
from watches w
join members m on m.id = w.member_id
where w.month = :month and w.opened_on <= :today and (w.decision is null or w.decided_on > :today)
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
order by m.name, m.id
