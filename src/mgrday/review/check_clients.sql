-- The ids of the members stand in the place of the comment in the brackets.

-- name: open_now
-- Counted range by range of an index: a member's C clients are many.
select m.id as owner_id, g.grade, (
    select count(*) from clients c
    where c.owner_id = m.id and c.grade = g.grade and c.signed_on is null and c.archived_on is null
) as n
from members m
cross join (select 'A' as grade union all select 'B' union all select 'C') g
where m.id in (/*ids*/)

-- name: moved_since
-- Clients that were recorded, graded, signed or archived on or after a day: how each counts now and how it did then.
with touched as (
    select g.client_id as id from grades g where g.on_day >= :at
    union select c.id from clients c where c.created_on >= :at
    union select c.id from clients c where c.signed_on is not null and c.signed_on >= :at
    union select c.id from clients c where c.archived_on is not null and c.archived_on >= :at
)
select s.owner_id, s.grade_now, s.open_now, s.grade_then, s.open_then, count(*) as n
from (
    select
        c.owner_id, c.grade as grade_now,
        case when c.signed_on is null and c.archived_on is null then 1 else 0 end as open_now,
        coalesce((
            select g.grade from grades g where g.client_id = c.id and g.on_day < :at order by g.on_day desc, g.id desc limit 1
        ), 'C') as grade_then,
        case when c.created_on < :at and coalesce(c.signed_on, '9999-12-31') >= :at
            and coalesce(c.archived_on, '9999-12-31') >= :at then 1 else 0 end as open_then
    from touched t
    cross join clients c
    where c.id = t.id and c.owner_id in (/*ids*/)
) s
group by s.owner_id, s.grade_now, s.open_now, s.grade_then, s.open_then

-- name: recorded
select c.owner_id, count(*) as n from clients c
where c.created_on >= :start and c.created_on < :end and c.owner_id in (/*ids*/)
group by c.owner_id

-- name: signed
select c.owner_id, count(*) as n from clients c
where c.signed_on is not null and c.signed_on >= :start and c.signed_on < :end and c.owner_id in (/*ids*/)
group by c.owner_id

-- name: owners
select c.id, c.owner_id from clients c where c.id in (/*ids*/)

-- name: books
-- The open A and B clients, for those who want to see them one by one.
select c.id, c.owner_id, c.name as client, c.grade, c.graded_on, c.last_touch_day, c.idle_since, c.next_step, c.next_on
from clients c
where c.signed_on is null and c.archived_on is null and c.owner_id in (/*ids*/) and c.grade in ('A', 'B')
order by c.grade, c.idle_since, c.id
