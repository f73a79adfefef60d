-- name: won
-- The deals signed in a span, the last first.
select d.id, d.client_id, d.signed_on as ended_on, d.amount
from deals d
cross join members m
where d.signed_on is not null and d.signed_on >= :start and d.signed_on < :end
  and m.id = d.member_id and (cast(:department as integer) is null or m.department_id = :department)
order by d.signed_on desc, d.id desc
limit :most

-- name: lost
select d.id, d.client_id, d.lost_on as ended_on, d.amount
from deals d
cross join members m
where d.lost_on is not null and d.lost_on >= :start and d.lost_on < :end
  and m.id = d.member_id and (cast(:department as integer) is null or m.department_id = :department)
order by d.lost_on desc, d.id desc
limit :most

-- name: told
-- Of deals, how many visits there were until the end, and how many of these had been debriefed by then.
select d.id, count(*) as visits,
    sum(case when o.debriefed_on <= coalesce(d.signed_on, d.lost_on) then 1 else 0 end) as debriefs
from deals d
join outings o on o.client_id = d.client_id and o.day <= coalesce(d.signed_on, d.lost_on)
where d.id in (/*ids*/)
group by d.id

-- name: deal
-- A deal, and the day on which the client's deal before it ended: its own story begins after that.
select d.id, d.client_id, c.name as client, m.name as member, d.amount, d.lost_reason, e.name as event, e.day as event_day,
    (select max(b.signed_on) from deals b where b.client_id = d.client_id and b.id <> d.id and b.signed_on < :day) as since
from deals d
join clients c on c.id = d.client_id
join members m on m.id = d.member_id
left join events e on e.id = d.event_id
where d.id = :deal

-- name: calls
select count(*) as calls, coalesce(sum(case when c.reached = 'owner' then 1 else 0 end), 0) as effective_calls, min(c.day) as first_day
from calls c
where c.client_id = :client and c.day > :since and c.day <= :day

-- name: visits
select o.day, o.result, o.with_manager, o.why_not, o.condition, o.expected_on
from outings o
where o.client_id = :client and o.day > :since and o.day <= :day
order by o.left_at, o.id

-- name: events
-- The events to which a client came.
select r.came_on as day, e.name
from receipts r
join events e on e.id = r.event_id
where r.client_id = :client and r.came_on is not null and r.came_on > :since and r.came_on <= :day
order by r.came_on, r.id

-- name: keywords
-- What was prepared for a client; what they bought first.
select k.term
from keywords k
where k.client_id = :client and k.prepared_on <= :day
order by case when k.status = 'won' then 0 else 1 end, k.prepared_on, k.id
limit 5
