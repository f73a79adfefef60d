-- name: prepared
select k.member_id, count(*) as prepared,
    sum(case when k.mode = 'active' then 1 else 0 end) as active,
    sum(case when k.mode = 'passive' then 1 else 0 end) as passive,
    sum(case when k.quote is not null and k.years is not null then 1 else 0 end) as quoted
from keywords k
where k.prepared_on >= :start and k.prepared_on < :end
group by k.member_id

-- name: won
select k.member_id, count(*) as won from keywords k
where k.won_on is not null and k.won_on >= :start and k.won_on < :end
group by k.member_id

-- name: receipts
select r.member_id, count(*) as receipts, sum(case when c.keyword_count = 0 then 1 else 0 end) as missing
from receipts r
cross join clients c
where r.received_on >= :start and r.received_on < :end and c.id = r.client_id
group by r.member_id

-- name: visits
select o.member_id, count(*) as visits, sum(1 - o.had_keyword) as missing
from outings o
where o.day >= :start and o.day < :end
group by o.member_id

-- name: book
select k.id, k.member_id, c.name as client, k.term, k.mode, k.years, k.quote, k.status, k.prepared_on
from keywords k
cross join clients c
where k.prepared_on >= :start and k.prepared_on < :end and c.id = k.client_id
order by k.prepared_on, k.id

-- name: receipts_without
select r.id, r.member_id, r.received_on as day, c.id as client_id, c.name as client, e.name as event
from receipts r
cross join clients c
cross join events e
where r.received_on >= :start and r.received_on < :end and c.id = r.client_id and c.keyword_count = 0 and e.id = r.event_id
order by r.received_on, r.id

-- name: visits_without
select o.id, o.member_id, o.day, c.id as client_id, c.name as client
from outings o
cross join clients c
where o.day >= :start and o.day < :end and o.had_keyword = 0 and c.id = o.client_id
order by o.left_at, o.id
