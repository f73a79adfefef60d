-- name: unreconciled
-- Events that are over, with deals signed at them by whoever is asked about, and nobody has said that these match.
select e.id, e.name, e.day, count(*) as deals, cast(sum(d.amount) as bigint) as amount, min(d.signed_on) as first_signed_on
from events e
join deals d on d.event_id = e.id and d.signed_on <= :today
join members m on m.id = d.member_id
where e.reconciled_on is null and e.day >= :since and e.day < :today
  and (cast(:department as integer) is null or m.department_id = :department)
group by e.id, e.name, e.day
order by e.day, e.id
