-- name: ahead
select e.id, e.name, e.starts_at, e.day, e.invite_from, e.goal_invitations, e.goal_receipts
from events e
where e.day >= :today and (e.goal_invitations > 0 or e.goal_receipts > 0)
order by e.day, e.id

-- name: invitations
select i.sent_on as day, count(*) as count from invitations i where i.event_id = :event group by i.sent_on order by i.sent_on

-- name: receipts
select r.received_on as day, count(*) as count from receipts r where r.event_id = :event group by r.received_on
order by r.received_on
