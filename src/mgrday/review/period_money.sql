-- name: deals
-- The deals signed or lost in a span, and the key deals that are still open: these by the index of what is open, not by
-- that of all key deals there ever were (so the plus).
select x.what, d.id, c.name as client, m.name as member, d.amount, d.received, d.key, d.expected_on, d.signed_on, d.lost_on
from (
    select a.id, 'signed' as what from deals a
    where a.signed_on is not null and a.signed_on >= :start and a.signed_on < :end
    union all
    select a.id, 'lost' as what from deals a
    where a.signed_on is null and a.lost_on is not null and a.lost_on >= :start and a.lost_on < :end
    union all
    select a.id, 'open' as what from deals a
    where a.signed_on is null and a.lost_on is null and +a.key = 1
) x
cross join deals d
cross join members m
cross join clients c
where d.id = x.id and m.id = d.member_id and c.id = d.client_id
  and (cast(:department as integer) is null or m.department_id = :department)
order by case x.what when 'signed' then 1 when 'open' then 2 else 3 end,
    coalesce(d.signed_on, d.lost_on, d.expected_on, '9999-12-31'), d.id

-- name: outstanding
-- The deals signed before a day on which money is still to come, the longest signed first.
select d.id, c.name as client, m.name as member, d.amount, d.received, d.amount - d.received as outstanding, d.signed_on
from deals d
cross join members m
cross join clients c
where d.signed_on is not null and d.received < d.amount and d.signed_on < :end
  and m.id = d.member_id and c.id = d.client_id
  and (cast(:department as integer) is null or m.department_id = :department)
order by d.signed_on, d.id
