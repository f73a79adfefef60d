-- name: first_deals
-- The first deal that each of some members ever signed, where it falls into a span. The ids stand in the brackets.
select d.id, d.member_id, d.signed_on, d.amount, c.name as client
from deals d
cross join clients c
where d.member_id in (/*ids*/) and d.signed_on is not null and d.signed_on >= :start and d.signed_on < :end
  and c.id = d.client_id
  and not exists (
    select 1 from deals e
    where e.member_id = d.member_id and e.signed_on is not null
      and (e.signed_on < d.signed_on or (e.signed_on = d.signed_on and e.id < d.id))
  )
order by d.signed_on, d.id
