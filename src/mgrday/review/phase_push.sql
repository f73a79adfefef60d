-- name: unfinished_deals
-- The open deals that were to be signed last month, and the key deals of last month and before.
select d.id, c.name as client, m.name as member, m.left_on, d.amount, d.expected_on as day
from deals d
cross join members m
cross join clients c
where d.signed_on is null and d.lost_on is null
  and ((d.expected_on >= :start and d.expected_on < :end)
       or (+d.key = 1 and coalesce(d.key_on, d.created_on) < :end and (d.expected_on is null or d.expected_on < :end)))
  and m.id = d.member_id and c.id = d.client_id and c.archived_on is null
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: unpaid
-- What was signed before a day and is not paid.
select d.id, c.name as client, m.name as member, m.left_on, d.amount - d.received as amount, d.signed_on as day
from deals d
cross join members m
cross join clients c
where d.signed_on is not null and d.received < d.amount and d.signed_on < :end
  and m.id = d.member_id and c.id = d.client_id and c.archived_on is null
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: key_deals
-- The open key deals that a month counts on: expected before its end, or on no day.
select d.id, c.name as client, m.name as member, m.left_on, d.amount, d.key, d.expected_on, c.last_touch_day
from deals d
cross join members m
cross join clients c
where d.signed_on is null and d.lost_on is null and +d.key = 1 and (d.expected_on is null or d.expected_on < :end)
  and m.id = d.member_id and c.id = d.client_id and c.archived_on is null
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: candidates
-- The largest open deals of a month that nobody has named a key deal.
select d.id, c.name as client, m.name as member, m.left_on, d.amount, d.key, d.expected_on, c.last_touch_day
from deals d
cross join members m
cross join clients c
where d.signed_on is null and d.lost_on is null and +d.key = 0 and (d.expected_on is null or d.expected_on < :end)
  and m.id = d.member_id and c.id = d.client_id and c.archived_on is null
  and (cast(:department as integer) is null or m.department_id = :department)
order by d.amount desc, d.id limit :most
