-- name: without_service
-- Signed clients without a service that is done since they signed; `open_id` is one that waits to be done.
select c.id, c.name as client, c.signed_on, m.name as member, m.left_on, (
    select min(s.id) from services s where s.client_id = c.id and s.done_on is null and s.kind <> 'objection'
  ) as open_id
from clients c
left join members m on m.id = c.owner_id
where c.signed_on is not null and c.signed_on >= :earliest and c.signed_on < :before and c.archived_on is null
  and (c.served_on is null or c.served_on < c.signed_on)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
