-- name: slipped
select d.id, d.amount, d.key, d.expected_on, c.name as client, m.name as member, m.left_on
from deals d
cross join clients c
cross join members m
where d.signed_on is null and d.lost_on is null and d.expected_on < :today
  and c.id = d.client_id and c.archived_on is null and m.id = d.member_id
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
