-- name: events
select e.id, e.name, e.starts_at, e.day
from events e
where e.day >= :today and e.day <= :until

-- name: receipts
-- Whom nobody called since the day of chasing; the chase itself is a call. Who is there already need not be called.
select c.id, c.name as client, r.id as receipt_id, r.received_on, m.name as member, m.left_on
from receipts r
cross join clients c
left join members m on m.id = coalesce(c.owner_id, r.member_id)
where r.event_id = :event and c.id = r.client_id and c.archived_on is null
  and coalesce(r.came, 0) = 0 and (r.chased_on is null or r.chased_on < :since)
  and not exists (select 1 from calls l where l.client_id = r.client_id and l.day >= :since)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
