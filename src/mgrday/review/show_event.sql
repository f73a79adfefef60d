-- name: event
select e.id, e.name, e.starts_at, e.day, e.venue, e.goal_invitations, e.goal_receipts, e.goal_attendance, e.goal_amount,
    e.invite_from, e.reconciled_on
from events e
where e.id = :event

-- name: invitations
select i.member_id, count(*) as invitations from invitations i where i.event_id = :event group by i.member_id

-- name: receipts
select r.id, r.client_id, c.name as company, c.grade, r.member_id, m.name as member, r.received_on, r.people, r.key,
    r.sort as class, r.chase, r.chased_on, b.name as chased_by, r.came, c.keyword_count, c.phone
from receipts r
join clients c on c.id = r.client_id
join members m on m.id = r.member_id
left join members b on b.id = r.chased_by_id
where r.event_id = :event
order by r.key desc, c.grade, r.received_on, r.id

-- name: deals
select d.id, d.client_id, d.member_id, d.amount, d.received, d.signed_on
from deals d
where d.event_id = :event and d.signed_on is not null

-- name: members
-- Whoever invited to the event, has a receipt of it or signed at it.
select m.id, m.name as member, g.name as "group"
from (
    select i.member_id as id from invitations i where i.event_id = :event
    union select r.member_id from receipts r where r.event_id = :event
    union select d.member_id from deals d where d.event_id = :event and d.signed_on is not null
) took
join members m on m.id = took.id
left join groups g on g.id = m.group_id
order by case when g.name is null then 1 else 0 end, g.name, m.name, m.id
