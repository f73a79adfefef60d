-- name: matters
select x.item, x.title, x.dropped, x.done_on, x.done_by, x.note
from event_matters x
where x.event_id = :event
order by x.id

-- name: invited
select count(*) as invitations from invitations i where i.event_id = :event

-- name: answered
select count(*) as receipts from receipts r where r.event_id = :event
