-- name: leads
select t.owner_id, t.leads
from (
  select x.owner_id, count(*) as leads
  from clients x
  where x.created_on >= :start and x.created_on < :end and x.owner_id is not null
  group by x.owner_id
) t
cross join members m
where m.id = t.owner_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: calls
-- Member by member: of the many calls of a period, a department's alone are read.
select m.id, count(*) as calls, sum(case when x.reached = 'owner' then 1 else 0 end) as effective_calls
from members m
cross join calls x
where x.member_id = m.id and x.day >= :start and x.day < :end
  and (cast(:department as integer) is null or m.department_id = :department)
group by m.id

-- name: invitations
select t.member_id, t.invitations
from (
  select x.member_id, count(*) as invitations
  from invitations x
  where x.sent_on >= :start and x.sent_on < :end
  group by x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: receipts
select t.member_id, t.receipts
from (
  select x.member_id, count(*) as receipts
  from receipts x
  where x.received_on >= :start and x.received_on < :end
  group by x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: attendance
select t.member_id, t.attendance
from (
  select x.member_id, count(*) as attendance
  from receipts x
  where x.came_on >= :start and x.came_on < :end and x.came_on is not null
  group by x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: keywords
select t.member_id, t.keywords
from (
  select x.member_id, count(*) as keywords
  from keywords x
  where x.prepared_on >= :start and x.prepared_on < :end and x.member_id is not null
  group by x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: outings
select t.member_id, t.outings
from (
  select x.member_id, count(*) as outings
  from outings x
  where x.day >= :start and x.day < :end
  group by x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: debriefs
select t.member_id, t.debriefs
from (
  select x.member_id, count(*) as debriefs
  from outings x
  where x.debriefed_on >= :start and x.debriefed_on < :end
  group by x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: deals
select t.member_id, t.deals, t.amount
from (
  select x.member_id, count(*) as deals, cast(sum(x.amount) as bigint) as amount
  from deals x
  where x.signed_on >= :start and x.signed_on < :end and x.signed_on is not null
  group by x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: received
select t.member_id, t.received
from (
  select x.member_id, cast(sum(x.amount) as bigint) as received
  from payments x
  where x.paid_on >= :start and x.paid_on < :end
  group by x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)
