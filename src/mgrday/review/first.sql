-- Each is asked for a few ids, which the module adds as a condition on x.id.

-- name: clients
select x.id, x.grade, 0 as key, 0 as amount from clients x

-- name: outings
select x.id, x.grade_then as grade, 0 as key, 0 as amount from outings x

-- name: deals
select x.id, '' as grade, x.key, x.amount from deals x

-- name: receipts
select x.id, c.grade, x.key, 0 as amount from receipts x join clients c on c.id = x.client_id
