-- name: event
select e.id, e.name, e.starts_at, e.day, e.venue, e.goal_invitations, e.goal_receipts, e.goal_attendance, e.goal_amount
from events e
where e.id = :event

-- name: invited
-- Everybody who was invited, with what they were then: the grade when the event began; new where they were recorded within
-- the days before it, or nobody had been in touch before they were invited.
select i.client_id, m.name as member, g.name as "group", c.industry, i.channel,
    coalesce(
        (select h.grade from grades h where h.client_id = c.id
         and (h.on_day < :day or (h.on_day = :day and (h.given_at is null or h.given_at <= :time)))
         order by h.on_day desc, h.id desc limit 1),
        c.grade
    ) as grade,
    case
        when c.created_on >= :recent then 1
        when exists (select 1 from calls l where l.client_id = c.id and l.day < i.sent_on) then 0
        when exists (select 1 from outings o where o.client_id = c.id and o.day < i.sent_on) then 0
        when exists (select 1 from receipts o where o.client_id = c.id and o.event_id <> i.event_id and o.received_on < i.sent_on)
        then 0
        else 1
    end as new,
    case when r.id is null then 0 else 1 end as receipts,
    case when r.chase = 'yes' then 1 else 0 end as confirmed,
    case when r.came = 1 then 1 else 0 end as attendance
from invitations i
cross join clients c
cross join members m
left join groups g on g.id = m.group_id
left join receipts r on r.event_id = i.event_id and r.client_id = i.client_id
where i.event_id = :event and c.id = i.client_id and m.id = i.member_id
  and (cast(:department as integer) is null or m.department_id = :department)
order by case when g.name is null then 1 else 0 end, g.name, m.name, i.id

-- name: signed
-- The deals that were signed, with the client as it was where it was not invited.
select d.client_id, m.name as member, g.name as "group", c.industry, c.grade,
    case when c.created_on >= :recent then 1 else 0 end as new, d.amount, d.received
from deals d
cross join members m
cross join clients c
left join groups g on g.id = m.group_id
where d.event_id = :event and d.signed_on is not null and m.id = d.member_id and c.id = d.client_id
  and (cast(:department as integer) is null or m.department_id = :department)
order by d.id

-- name: staff
-- Who held a role at the event.
select count(distinct p.member_id) from posts p cross join members m
where p.event_id = :event and m.id = p.member_id
  and (cast(:department as integer) is null or m.department_id = :department)
