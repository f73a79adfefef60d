-- name: leads
select t.owner_id, t.created_on, t.times
from (
  select x.owner_id, x.created_on, count(*) as times
  from clients x
  where x.created_on >= :start and x.created_on < :end and x.owner_id is not null
  group by x.created_on, x.owner_id
) t
cross join members m
where m.id = t.owner_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: calls
-- Member by member: of the many calls, a department's alone are read.
select m.id, x.day, count(*)
from members m
cross join calls x
where x.member_id = m.id and x.day >= :start and x.day < :end
  and (cast(:department as integer) is null or m.department_id = :department)
group by m.id, x.day

-- name: effective_calls
select m.id, x.day, sum(case when x.reached = 'owner' then 1 else 0 end)
from members m
cross join calls x
where x.member_id = m.id and x.day >= :start and x.day < :end
  and (cast(:department as integer) is null or m.department_id = :department)
group by m.id, x.day

-- name: invitations
select t.member_id, t.sent_on, t.times
from (
  select x.member_id, x.sent_on, count(*) as times
  from invitations x
  where x.sent_on >= :start and x.sent_on < :end
  group by x.sent_on, x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: receipts
select t.member_id, t.received_on, t.times
from (
  select x.member_id, x.received_on, count(*) as times
  from receipts x
  where x.received_on >= :start and x.received_on < :end
  group by x.received_on, x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: attendance
select t.member_id, t.came_on, t.times
from (
  select x.member_id, x.came_on, count(*) as times
  from receipts x
  where x.came_on is not null and x.came_on >= :start and x.came_on < :end
  group by x.came_on, x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: keywords
select t.member_id, t.prepared_on, t.times
from (
  select x.member_id, x.prepared_on, count(*) as times
  from keywords x
  where x.prepared_on >= :start and x.prepared_on < :end and x.member_id is not null
  group by x.prepared_on, x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: outings
select t.member_id, t.day, t.times
from (
  select x.member_id, x.day, count(*) as times
  from outings x
  where x.day >= :start and x.day < :end
  group by x.day, x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: debriefs
select t.member_id, t.debriefed_on, t.times
from (
  select x.member_id, x.debriefed_on, count(*) as times
  from outings x
  where x.debriefed_on >= :start and x.debriefed_on < :end
  group by x.debriefed_on, x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: deals
select t.member_id, t.signed_on, t.times
from (
  select x.member_id, x.signed_on, count(*) as times
  from deals x
  where x.signed_on is not null and x.signed_on >= :start and x.signed_on < :end
  group by x.signed_on, x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)

-- name: received
select t.member_id, t.paid_on, t.times
from (
  select x.member_id, x.paid_on, count(*) as times
  from payments x
  where x.paid_on >= :start and x.paid_on < :end
  group by x.paid_on, x.member_id
) t
cross join members m
where m.id = t.member_id and (cast(:department as integer) is null or m.department_id = :department)
