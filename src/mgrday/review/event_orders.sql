-- name: event
select e.id, e.name, e.starts_at, e.day, e.goal_amount, e.reconciled_on
from events e
where e.id = :event

-- name: orders
-- What was signed at the event, with what came in on it up to a day, and who invited.
select d.id, d.client_id, c.name as client, d.member_id, m.name as member, d.amount, d.received, d.signed_on,
    (select cast(coalesce(sum(p.amount), 0) as bigint) from payments p where p.deal_id = d.id and p.paid_on <= :until) as paid,
    i.id as invitation_id, r.id as receipt_id, r.came, v.id as inviter_id, v.name as inviter
from deals d
join clients c on c.id = d.client_id
join members m on m.id = d.member_id
left join invitations i on i.event_id = :event and i.client_id = d.client_id
left join receipts r on r.event_id = :event and r.client_id = d.client_id
left join members v on v.id = coalesce(r.member_id, i.member_id)
where d.event_id = :event and d.signed_on is not null
order by d.id

-- name: not_booked
-- What those who came signed on the day, and no event is named.
select d.id, c.name as client, m.name as member, d.amount
from receipts r
join deals d on d.client_id = r.client_id and d.signed_on = :day and d.event_id is null
join clients c on c.id = d.client_id
join members m on m.id = d.member_id
where r.event_id = :event and r.came = 1
order by d.id

-- name: paid_elsewhere
-- What those who came paid on the day on a deal that is not of the event; the deals of `not_booked` are told there.
select p.id, p.amount, p.deal_id, d.member_id, c.name as client, m.name as member,
    (select min(o.id) from deals o where o.client_id = r.client_id and o.event_id = :event and o.signed_on is not null) as order_id
from receipts r
join payments p on p.client_id = r.client_id and p.paid_on = :day
join deals d on d.id = p.deal_id
join clients c on c.id = r.client_id
join members m on m.id = d.member_id
where r.event_id = :event and r.came = 1
  and (d.event_id is null or d.event_id <> :event) and not (d.event_id is null and d.signed_on = :day)
order by p.id

-- name: no_outcome
-- Key clients who came, and nothing since says what became of it: no deal, no visit, no talk, no touch, no next step.
select r.id, r.client_id, c.name as client, m.name as member
from receipts r
join clients c on c.id = r.client_id
join members m on m.id = r.member_id
where r.event_id = :event and r.came = 1 and c.archived_on is null
  and (r.key = 1 or r.sort = 'key' or (c.grade = 'A' and (c.signed_on is null or c.signed_on >= :day)))
  and (c.last_touch_day is null or c.last_touch_day <= :day)
  and (c.next_on is null or c.step_set_on < :day)
  and not exists (select 1 from outings o where o.client_id = r.client_id and o.left_at >= :starts_at)
  and not exists (select 1 from talks t where t.client_id = r.client_id and t.held_on >= :day)
  and not exists (
    select 1 from deals d where d.client_id = r.client_id
      and ((d.event_id = :event and d.lost_on is null) or d.signed_on >= :day or d.lost_on >= :day or d.created_on >= :day)
  )
order by r.id

-- name: settled
select s.mismatch as kind, s.record_id, s.reason, s.settled_on from settled s where s.event_id = :event order by s.id

-- name: came_then
-- The event to which the client of a deal came on the day of the signature, where the deal is of none.
select e.id as event_id, e.name as event, c.name as client
from deals d
join clients c on c.id = d.client_id
join receipts r on r.client_id = d.client_id and r.came = 1
join events e on e.id = r.event_id and e.day = d.signed_on
where d.id = :deal and d.event_id is null
order by e.id
limit 1
