-- name: pairs
-- The stored pairs of which both clients are there and neither is archived, the earlier client first; by phone before by name.
select e.id as a, l.id as b, e.name as client, l.name as other, e.name_key as key_a, l.name_key as key_b, e.core_key as core_a,
  l.core_key as core_b, e.phone as phone_a, l.phone as phone_b
from near_pairs p
cross join clients e
cross join clients l
where e.id = case when p.client_a > p.client_b then p.client_b else p.client_a end
  and l.id = case when p.client_a > p.client_b then p.client_a else p.client_b end
  and l.archived_on is null and e.archived_on is null
  and (cast(:client as integer) is null or p.client_a = :client or p.client_b = :client)
order by case p.why when 'phone' then 0 else 1 end, l.id, e.id
limit :most

-- name: pairs_of_added
-- The same of the clients that a command brought.
select e.id as a, l.id as b, e.name as client, l.name as other, e.name_key as key_a, l.name_key as key_b, e.core_key as core_a,
  l.core_key as core_b, e.phone as phone_a, l.phone as phone_b
from changes ch
join near_pairs p on p.client_b >= ch.record_id
  and p.client_b <= case when ch.action = 'adds' then cast(ch.after as integer) else ch.record_id end
join clients l on l.id = p.client_b
join clients e on e.id = p.client_a
where ch.command_id = :id and ch.in_table = 'clients' and ch.action in ('add', 'adds')
  and l.archived_on is null and e.archived_on is null
order by case p.why when 'phone' then 0 else 1 end, l.id, e.id
limit :most

-- name: added
-- The clients that a command brought, as runs of numbers.
select ch.record_id as first, case when ch.action = 'adds' then cast(ch.after as integer) else ch.record_id end as last
from changes ch
where ch.command_id = :id and ch.in_table = 'clients' and ch.action in ('add', 'adds')
order by ch.record_id

-- name: cores
-- The names in which a slip of the pen may be, of the latest clients.
select c.id, c.name, c.name_key, c.core_key, c.phone
from clients c
where c.archived_on is null
order by c.id desc
limit :most
