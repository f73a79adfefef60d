-- name: receipts
select c.id, c.name as client, r.id as receipt_id, r.received_on, e.name as event, e.day, m.name as member, m.left_on
from events e
cross join receipts r
cross join clients c
left join members m on m.id = coalesce(c.owner_id, r.member_id)
where e.day >= :today and r.event_id = e.id and c.id = r.client_id
  and c.keyword_count = 0 and c.archived_on is null
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
