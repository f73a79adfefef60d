-- name: first
-- The first day from a day on that something was signed: from then on there is a history to learn from.
select d.signed_on
from deals d
cross join members m
where d.signed_on is not null and d.signed_on >= :start and d.signed_on < :end and m.id = d.member_id
  and (cast(:department as integer) is null or m.department_id = :department)
order by d.signed_on
limit 1

-- name: ended
-- The deals signed or lost in a span, with what is known of them now and since when.
select d.created_on, x.ended_on, x.signed, d.amount, d.key_on, d.event_id, d.client_id, c.grade, c.graded_on
from (
    select a.id, a.member_id, a.signed_on as ended_on, 1 as signed from deals a
    where a.signed_on is not null and a.signed_on >= :start and a.signed_on < :end
    union all
    select a.id, a.member_id, a.lost_on as ended_on, 0 as signed from deals a
    where a.signed_on is null and a.lost_on is not null and a.lost_on >= :start and a.lost_on < :end
) x
cross join members m
cross join deals d
cross join clients c
where m.id = x.member_id and d.id = x.id and c.id = d.client_id
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: open
-- The deals that are open now.
select d.created_on, cast(null as varchar(10)) as ended_on, 0 as signed, d.amount, d.key_on, d.event_id, d.client_id,
    c.grade, c.graded_on
from deals d
cross join members m
cross join clients c
where d.signed_on is null and d.lost_on is null and m.id = d.member_id and c.id = d.client_id
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: unnamed
-- What was signed in a span that nobody had recorded as a deal when it began.
select cast(coalesce(sum(d.amount), 0) as bigint) as amount
from deals d
cross join members m
where d.signed_on is not null and d.signed_on >= :start and d.signed_on < :end and d.created_on >= :start
  and m.id = d.member_id
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: grades
-- Every grade of the clients whose ids stand in the place of the comment, in the order in which they were given.
select g.client_id, g.on_day, g.grade from grades g where g.client_id in (/*ids*/) order by g.client_id, g.on_day, g.id
