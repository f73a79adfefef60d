-- name: event
select e.id, e.name, e.starts_at, e.day from events e where e.id = :event

-- name: last
-- The event that a manager means afterwards who names none: the last that began.
select e.id from events e where e.starts_at <= :time order by e.starts_at desc, e.id desc limit 1

-- name: guests
-- Everybody who was invited to the event, and whoever signed there without; archived clients are nobody's work any more.
select c.id as client_id, c.name as company, c.contact, c.phone, c.grade, c.owner_id, o.name as owner, o.left_on as owner_left,
    t.member_id as inviter_id, m.name as inviter, m.left_on as inviter_left, r.id, r.people, r.key, r.sort as class, r.chase,
    r.came, c.next_step, c.next_on, c.last_touch_day, c.signed_on, c.served_on,
    case when c.signed_on is null then null else (
        select min(s.due_on) from services s where s.client_id = c.id and s.done_on is null and s.kind <> 'objection'
    ) end as service_due
from (
    select i.client_id, i.member_id from invitations i where i.event_id = :event
    union all
    select d.client_id, min(d.member_id) from deals d
    where d.event_id = :event and d.signed_on is not null
      and not exists (select 1 from invitations i where i.event_id = :event and i.client_id = d.client_id)
    group by d.client_id
) t
join clients c on c.id = t.client_id
join members m on m.id = t.member_id
left join members o on o.id = c.owner_id
left join receipts r on r.event_id = :event and r.client_id = t.client_id
where c.archived_on is null and (cast(:department as integer) is null or m.department_id = :department)
order by c.id

-- name: signed
select d.client_id, cast(sum(d.amount) as bigint) as amount
from deals d
where d.event_id = :event and d.signed_on is not null
group by d.client_id

-- name: chances
-- What each guest who came may buy, and under what condition they said they would sign.
select r.client_id,
    (select max(k.quote) from keywords k where k.client_id = r.client_id and k.status in ('prepared', 'pitched')) as quote,
    (select k.term from keywords k where k.client_id = r.client_id and k.status in ('prepared', 'pitched')
     order by k.prepared_on desc, k.id desc limit 1) as term,
    (select v.condition from outings v where v.client_id = r.client_id and v.condition is not null
     order by v.left_at desc, v.id desc limit 1) as condition
from receipts r
where r.event_id = :event and r.came = 1
