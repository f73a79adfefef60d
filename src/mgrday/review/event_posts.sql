-- name: event
select e.id, e.name, e.starts_at, e.day, e.venue, e.goal_invitations, e.goal_receipts, e.goal_attendance
from events e
where e.id = :event

-- name: needs
select n.role, n.count from needs n where n.event_id = :event

-- name: posts
select p.role, p.trained_on, m.id, m.name as member, m.left_on
from posts p
join members m on m.id = p.member_id
where p.event_id = :event
order by p.id

-- name: guests
-- How many people the receipts promise, but for those who will not come.
select coalesce(sum(r.people), 0) as guests from receipts r where r.event_id = :event and (r.chase is null or r.chase <> 'no')

-- name: free
-- Who sells, is there on the event's day and has no role at it yet.
select m.name
from members m
left join posts p on p.member_id = m.id and p.event_id = :event
where m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :day) and p.id is null
  and (m.hired_on is null or m.hired_on <= :day)
  and (cast(:department as integer) is null or m.department_id = :department)
order by m.name, m.id
