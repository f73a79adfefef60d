-- name: unquoted
select k.id, k.term, k.quote, k.years, k.prepared_on, c.name as client, c.grade, c.graded_on, m.name as member, m.left_on
from clients c
cross join keywords k
left join members m on m.id = c.owner_id
where c.signed_on is null and c.archived_on is null and c.grade in ('A', 'B') and c.grade = 'A'
  and k.client_id = c.id and k.status <> 'lost' and (k.quote is null or k.years is null)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
