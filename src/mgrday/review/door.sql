-- name: event
select e.id, e.name, e.starts_at, e.day, e.venue from events e where e.id = :event

-- name: guests
-- Everybody invited, those who are still to come first.
select c.id, c.name as company, c.name_key, c.core_key, c.contact, c.phone, c.phone_reversed, c.grade, i.member_id,
    m.name as member, r.id as receipt, r.people, r.key, r.chase, r.came
from invitations i
join clients c on c.id = i.client_id
join members m on m.id = i.member_id
left join receipts r on r.event_id = i.event_id and r.client_id = i.client_id
where i.event_id = :event
order by coalesce(r.came, 0), coalesce(r.key, 0) desc, c.name, c.id

-- name: counts
select coalesce(sum(r.came), 0) as came, count(*) as receipts,
    coalesce(sum(case when r.came = 1 then r.people else 0 end), 0) as people
from receipts r
where r.event_id = :event

-- name: elsewhere
-- The events to which a client is invited, and by whom, if they are still there.
select e.id, e.name, e.day, m.id as member_id, m.name as member
from invitations i
join events e on e.id = i.event_id
left join members m on m.id = i.member_id and (m.left_on is null or m.left_on > :today)
where i.client_id = :client and i.event_id <> :event
order by e.day, e.id

-- name: owner
-- Whose client it is, if they are still there.
select m.id as member_id, m.name as member
from clients c
join members m on m.id = c.owner_id
where c.id = :client and (m.left_on is null or m.left_on > :today)
