-- name: receipts
select r.id from receipts r where r.event_id = :event
