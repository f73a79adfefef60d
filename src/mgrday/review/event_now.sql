-- name: around
-- The events ahead, under way or not yet followed up; the nearest first.
select e.id, e.name, e.starts_at, e.day, e.venue, e.invite_from, e.goal_invitations, e.goal_receipts, e.goal_attendance,
    e.goal_amount, e.locked_on, e.reconciled_on
from events e
where e.day >= :since
order by e.day, e.starts_at, e.id
limit 20

-- name: event
select e.id, e.name, e.starts_at, e.day, e.venue, e.invite_from, e.goal_invitations, e.goal_receipts, e.goal_attendance,
    e.goal_amount, e.locked_on, e.reconciled_on
from events e
where e.id = :event

-- name: last
-- The event that was last.
select e.id, e.name, e.day from events e where e.day < :today order by e.day desc, e.id desc limit 1

-- name: counts
-- Where an event stands in figures.
select
  (select count(*) from invitations i where i.event_id = e.id) as invitations,
  coalesce(r.receipts, 0) as receipts, coalesce(r.confirmed, 0) as confirmed, coalesce(r.declined, 0) as declined,
  coalesce(r.undecided, 0) as undecided, coalesce(r.unchased, 0) as unchased,
  coalesce(r.unsorted, 0) as unsorted, coalesce(r.came, 0) as attendance, coalesce(r.unsigned, 0) as unsigned,
  coalesce(d.deals, 0) as deals,
  cast(coalesce(d.amount, 0) as bigint) as amount, cast(coalesce(d.received, 0) as bigint) as received
from events e
left join (
  select r.event_id, count(*) as receipts,
    sum(case when r.chase = 'yes' then 1 else 0 end) as confirmed,
    sum(case when r.chase = 'no' then 1 else 0 end) as declined,
    sum(case when r.chase in ('later', 'unreachable') then 1 else 0 end) as undecided,
    sum(case when r.chase is null then 1 else 0 end) as unchased,
    sum(case when r.sort is null then 1 else 0 end) as unsorted,
    sum(case when r.came = 1 then 1 else 0 end) as came,
    sum(case when r.came = 1 and c.signed_on is null then 1 else 0 end) as unsigned
  from receipts r join clients c on c.id = r.client_id
  where r.event_id = :event
  group by r.event_id
) r on r.event_id = e.id
left join (
  select d.event_id, count(*) as deals, sum(d.amount) as amount, sum(d.received) as received
  from deals d
  where d.event_id = :event and d.signed_on is not null
  group by d.event_id
) d on d.event_id = e.id
where e.id = :event
