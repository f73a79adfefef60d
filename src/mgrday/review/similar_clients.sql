-- name: won
-- The clients of an industry that signed, most alike first: won by the department, of the region, of the size, then the
-- latest. Only the last 300 of the industry are looked at, so that an old store costs no more than a young one.
select w.id, w.name as client, w.industry, w.region, w.size, w.signed_on, m.name as member, e.name as deal_event
from (
    select c.id, c.name, c.industry, c.region, c.size, c.signed_on,
        (select min(d.id) from deals d where d.client_id = c.id and d.signed_on = c.signed_on) as deal_id
    from clients c
    where c.industry = :industry and c.signed_on is not null and c.id <> :client
    order by c.signed_on desc, c.id desc
    limit 300
) w
join deals d on d.id = w.deal_id
join members m on m.id = d.member_id
left join events e on e.id = d.event_id
order by case when m.department_id = cast(:department as integer) then 0 else 1 end,
    case when w.region = cast(:region as text) then 0 else 1 end,
    case when w.size = cast(:size as text) then 0 else 1 end,
    w.signed_on desc, w.id desc
limit :most

-- name: how
-- How a client was won, up to the day it signed: what was done from the first touch on, and what it asked for.
select
    (select cast(coalesce(sum(d.amount), 0) as bigint) from deals d where d.client_id = :client and d.signed_on = :day) as amount,
    (select count(*) from outings o where o.client_id = :client and o.day <= :day) as visits,
    (select count(*) from calls c where c.client_id = :client and c.day <= :day) as calls,
    (
        select min(touch.day) from (
            select min(c.day) as day from calls c where c.client_id = :client
            union all select min(o.day) from outings o where o.client_id = :client
            union all select min(r.received_on) from receipts r where r.client_id = :client
            union all select min(t.held_on) from talks t where t.client_id = :client
        ) touch
    ) as first_touch,
    (
        select e.name from receipts r join events e on e.id = r.event_id
        where r.client_id = :client and r.came_on is not null and r.came_on <= :day
        order by r.came_on desc, e.id desc limit 1
    ) as event,
    (
        select o.condition from outings o
        where o.client_id = :client and o.day <= :day and o.condition is not null
        order by o.left_at desc, o.id desc limit 1
    ) as condition

-- name: keywords
select k.term from keywords k where k.client_id = :client and k.status = 'won' order by k.prepared_on, k.id
