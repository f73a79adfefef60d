-- name: held
-- The events of a span.
select e.id, e.name, e.day from events e where e.day >= :start and e.day < :end order by e.day, e.id

-- name: earlier
-- The last events before a day that somebody came to.
select e.id, e.name, e.day
from events e
where e.day >= :earliest and e.day < :before
  and exists (select 1 from receipts r where r.event_id = e.id and r.came = 1)
order by e.day desc, e.id desc
limit :most

-- name: totals
-- The funnel of one event, of everybody, of a department or of a member; `people` are those who came with the clients.
select i.invitations, r.receipts, r.confirmed, r.attendance, r.people, d.deals, d.amount, d.received
from (
  select count(*) as invitations
  from invitations x cross join members m
  where x.event_id = :event and m.id = x.member_id
    and (cast(:department as integer) is null or m.department_id = :department)
    and (cast(:member as integer) is null or m.id = :member)
) i
cross join (
  select count(*) as receipts, coalesce(sum(case when x.chase = 'yes' then 1 else 0 end), 0) as confirmed,
    coalesce(sum(case when x.came = 1 then 1 else 0 end), 0) as attendance,
    coalesce(sum(case when x.came = 1 then x.people else 0 end), 0) as people
  from receipts x cross join members m
  where x.event_id = :event and m.id = x.member_id
    and (cast(:department as integer) is null or m.department_id = :department)
    and (cast(:member as integer) is null or m.id = :member)
) r
cross join (
  select count(*) as deals, cast(coalesce(sum(x.amount), 0) as bigint) as amount,
    cast(coalesce(sum(x.received), 0) as bigint) as received
  from deals x cross join members m
  where x.event_id = :event and x.signed_on is not null and m.id = x.member_id
    and (cast(:department as integer) is null or m.department_id = :department)
    and (cast(:member as integer) is null or m.id = :member)
) d
