-- name: activity
-- What was done with a client, each by the client's own index; `first_touch` is the first of it.
select
    (select count(*) from calls c where c.client_id = :client) as calls,
    (select count(*) from calls c where c.client_id = :client and c.reached = 'owner') as effective_calls,
    (select count(*) from invitations i where i.client_id = :client) as invitations,
    (select count(*) from receipts r where r.client_id = :client) as receipts,
    (select count(*) from receipts r where r.client_id = :client and r.came = 1) as attendance,
    (
        select min(touch.day) from (
            select min(c.day) as day from calls c where c.client_id = :client
            union all select min(o.day) from outings o where o.client_id = :client
            union all select min(r.received_on) from receipts r where r.client_id = :client
            union all select min(t.held_on) from talks t where t.client_id = :client
        ) touch
    ) as first_touch

-- name: said
-- What the owner said in the last calls that reached them.
select c.id, c.day, c.result, m.name as member
from calls c
join members m on m.id = c.member_id
where c.client_id = :client and c.reached = 'owner' and c.result is not null
order by c.day desc, c.called_at desc, c.id desc
limit 2
