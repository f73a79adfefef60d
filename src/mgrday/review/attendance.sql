-- name: events
-- The last events that took place and whose attendance was recorded.
select e.id
from events e
where e.day >= :since and e.day < :before
  and exists (select 1 from receipts r where r.event_id = e.id and r.came = 1)
order by e.day desc, e.id desc
limit :most

-- name: history
-- What became of the receipts of one event, by the last answer to the chase.
select r.chase, count(*) as receipts, sum(case when r.came = 1 then 1 else 0 end) as came
from receipts r
join members m on m.id = r.member_id
where r.event_id = :event and (cast(:department as integer) is null or m.department_id = :department)
group by r.chase

-- name: receipts
-- The receipts of one event, as far as they say who will come.
select r.chase, r.came, r.people
from receipts r
join clients c on c.id = r.client_id
where r.event_id = :event and c.archived_on is null
