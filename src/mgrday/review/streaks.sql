-- name: leads
select x.owner_id, x.created_on, count(*)
from clients x
where x.created_on >= :start and x.created_on < :end and x.owner_id is not null
group by x.owner_id, x.created_on

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
select x.member_id, x.sent_on, count(*)
from invitations x
where x.sent_on >= :start and x.sent_on < :end
group by x.member_id, x.sent_on

-- name: receipts
select x.member_id, x.received_on, count(*)
from receipts x
where x.received_on >= :start and x.received_on < :end
group by x.member_id, x.received_on

-- name: attendance
select x.member_id, x.came_on, count(*)
from receipts x
where x.came_on is not null and x.came_on >= :start and x.came_on < :end
group by x.member_id, x.came_on

-- name: keywords
select x.member_id, x.prepared_on, count(*)
from keywords x
where x.prepared_on >= :start and x.prepared_on < :end and x.member_id is not null
group by x.member_id, x.prepared_on

-- name: outings
select x.member_id, x.day, count(*)
from outings x
where x.day >= :start and x.day < :end
group by x.member_id, x.day

-- name: debriefs
select x.member_id, x.debriefed_on, count(*)
from outings x
where x.debriefed_on >= :start and x.debriefed_on < :end
group by x.member_id, x.debriefed_on

-- name: deals
select x.member_id, x.signed_on, count(*)
from deals x
where x.signed_on is not null and x.signed_on >= :start and x.signed_on < :end
group by x.member_id, x.signed_on

-- name: received
select x.member_id, x.paid_on, count(*)
from payments x
where x.paid_on >= :start and x.paid_on < :end
group by x.member_id, x.paid_on
