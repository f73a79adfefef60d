-- name: counts
select o.member_id, count(*) as outings,
    sum(case when o.visit_no = 1 then 1 else 0 end) as first_visits,
    sum(case when o.visit_no = 2 then 1 else 0 end) as second_visits,
    sum(case when o.visit_no > 2 then 1 else 0 end) as later_visits,
    sum(case when o.grade_then = 'A' then 1 else 0 end) as on_a,
    sum(case when o.grade_then = 'B' then 1 else 0 end) as on_b,
    sum(case when o.grade_then = 'C' then 1 else 0 end) as on_c,
    sum(case when o.result = 'signed' then 1 else 0 end) as signed,
    sum(case when o.result in ('progress', 'refused') then 1 else 0 end) as debrief_due,
    sum(case when o.why_not <> '' and o.condition <> '' and o.expected_on is not null then 1 else 0 end) as debriefed,
    sum(case when o.verdict in ('real', 'not_real') then 1 else 0 end) as verified,
    sum(case when o.verdict = 'real' then 1 else 0 end) as was_real,
    sum(case when o.verdict = 'not_real' then 1 else 0 end) as not_real,
    sum(case when o.verdict = 'unreachable' then 1 else 0 end) as unreachable,
    sum(case when o.back_at is null and coalesce(o.due_back_at, o.ends_at) < :now then 1 else 0 end) as not_returned
from outings o
where o.day >= :start and o.day < :end
group by o.member_id

-- name: before
select o.member_id, count(*) as outings from outings o where o.day >= :start and o.day < :end group by o.member_id

-- name: register
select o.id, o.member_id, o.left_at, o.due_back_at, o.back_at, coalesce(o.due_back_at, o.ends_at) as due_at,
    c.name as client, o.grade_then, o.visit_no, o.result, o.verdict, o.had_keyword,
    case when o.why_not <> '' and o.condition <> '' and o.expected_on is not null then 1 else 0 end as debriefed
from outings o
cross join clients c
where o.day >= :start and o.day < :end and c.id = o.client_id
order by o.left_at, o.id
