-- name: open_objections
select s.id, s.raised_on, s.note, c.name as client, m.name as member, m.left_on
from services s
join clients c on c.id = s.client_id
left join members m on m.id = c.owner_id
where s.kind = 'objection' and s.done_on is null and s.raised_on < :before and c.archived_on is null
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
