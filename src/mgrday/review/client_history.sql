-- name: keywords
select k.id, k.term, k.mode, k.years, k.quote, k.status, k.prepared_on, m.name as member
from keywords k
left join members m on m.id = k.member_id
where k.client_id = :client
order by case k.status when 'prepared' then 0 when 'pitched' then 1 when 'won' then 2 else 3 end, k.prepared_on desc, k.id

-- name: deals
select d.id, d.amount, d.key, d.expected_on, d.signed_on, d.lost_on, d.lost_reason, d.received, d.member_id, m.name as member,
    e.name as event
from deals d
join members m on m.id = d.member_id
left join events e on e.id = d.event_id
where d.client_id = :client
order by case when d.signed_on is null and d.lost_on is null then 0 when d.signed_on is not null then 1 else 2 end,
    coalesce(d.signed_on, d.lost_on, d.expected_on, d.created_on) desc, d.id

-- name: events
select e.id, e.name as event, e.day, e.starts_at, i.sent_on, i.channel, r.received_on, r.people, r.key, r.chase, r.chased_on, r.came,
    coalesce(r.member_id, i.member_id) as member_id, m.name as member
from (
    select event_id from invitations where client_id = :client
    union select event_id from receipts where client_id = :client
) asked
join events e on e.id = asked.event_id
left join invitations i on i.event_id = e.id and i.client_id = :client
left join receipts r on r.event_id = e.id and r.client_id = :client
left join members m on m.id = coalesce(r.member_id, i.member_id)
order by e.starts_at desc, e.id desc

-- name: grades
select g.on_day, g.grade, g.reason from grades g where g.client_id = :client order by g.on_day desc, g.id desc

-- name: timeline
-- Each kind of thing by the client's own index; `code`, `number` and `words` say more, each kind in its own way.
select t.moment, t.what, t.id, t.member_id, m.name as member, t.code, t.number, t.words
from (
    select c.called_at as moment, 'call' as what, c.id, c.member_id, c.reached as code, c.minutes as number, c.result as words
    from calls c where c.client_id = :client
    union all
    select o.left_at, 'outing', o.id, o.member_id, o.result, o.visit_no, o.purpose
    from outings o where o.client_id = :client
    union all
    select o.called_back_at, 'callback', o.id, cast(null as integer), o.verdict, cast(null as integer), o.callback_note
    from outings o where o.client_id = :client and o.called_back_at is not null
    union all
    select i.sent_on, 'invitation', i.id, i.member_id, i.channel, cast(null as integer), e.name
    from invitations i join events e on e.id = i.event_id where i.client_id = :client
    union all
    select r.received_on, 'receipt', r.id, r.member_id, cast(null as text), r.people, e.name
    from receipts r join events e on e.id = r.event_id where r.client_id = :client
    union all
    select r.chased_on, 'chase', r.id, r.member_id, r.chase, cast(null as integer), e.name
    from receipts r join events e on e.id = r.event_id where r.client_id = :client and r.chased_on is not null
    union all
    select r.came_on, 'attendance', r.id, r.member_id, cast(null as text), r.people, e.name
    from receipts r join events e on e.id = r.event_id where r.client_id = :client and r.came_on is not null
    union all
    select d.signed_on, 'signed', d.id, d.member_id, cast(null as text), d.amount, cast(null as text)
    from deals d where d.client_id = :client and d.signed_on is not null
    union all
    select d.lost_on, 'lost', d.id, d.member_id, cast(null as text), d.amount, d.lost_reason
    from deals d where d.client_id = :client and d.lost_on is not null
    union all
    select p.paid_on, 'payment', p.id, p.member_id, cast(null as text), p.amount, cast(null as text)
    from payments p where p.client_id = :client
) t
left join members m on m.id = t.member_id
order by t.moment desc, t.what, t.id desc
limit :most
