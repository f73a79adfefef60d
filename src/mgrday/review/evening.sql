-- name: debriefs
select o.id, o.day, o.result, o.why_not, o.condition, o.expected_on, c.name as client, m.name as member
from outings o join members m on m.id = o.member_id join clients c on c.id = o.client_id
where o.day >= :since and o.day <= :day and o.result in ('progress', 'refused') and o.debriefed_on is null
  and (cast(:department as integer) is null or m.department_id = :department)
order by o.day desc, m.name, o.id
