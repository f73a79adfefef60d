-- name: past
-- The last events of a span, with what a department (or everybody) invited to them and what came of it.
select e.id, i.invitations, i.first_sent, i.last_sent,
  (select count(*) from receipts r cross join members m where r.event_id = e.id and m.id = r.member_id
     and (cast(:department as integer) is null or m.department_id = :department)) as receipts,
  (select count(*) from receipts r cross join members m where r.event_id = e.id and m.id = r.member_id and r.came = 1
     and (cast(:department as integer) is null or m.department_id = :department)) as attendance
from (select x.id, x.day from events x where x.day >= :start and x.day < :end order by x.day desc, x.id desc limit 3) e
cross join (
  select i.event_id, count(*) as invitations, min(i.sent_on) as first_sent, max(i.sent_on) as last_sent
  from invitations i cross join members m
  where m.id = i.member_id and (cast(:department as integer) is null or m.department_id = :department)
    and i.event_id in (select x.id from events x where x.day >= :start and x.day < :end order by x.day desc, x.id desc limit 3)
  group by i.event_id
) i
where i.event_id = e.id
order by e.day desc, e.id desc
