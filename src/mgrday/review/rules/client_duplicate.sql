-- name: pairs
select l.id, l.name as client, l.created_on, e.id as earlier_id, e.name as earlier, e.created_on as earlier_created_on, p.why,
  m.name as member, m.left_on
from near_pairs p
cross join clients l
cross join clients e
left join members m on m.id = l.owner_id
where l.id = case when p.client_a > p.client_b then p.client_a else p.client_b end
  and e.id = case when p.client_a > p.client_b then p.client_b else p.client_a end
  and l.archived_on is null and e.archived_on is null
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
