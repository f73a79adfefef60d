-- name: member
select m.id, m.name, m.department_id, d.name as department, g.name as "group", m.role, m.hired_on, m.left_on
from members m
join departments d on d.id = m.department_id
left join groups g on g.id = m.group_id
where m.id = :member

-- name: clients
select c.grade, count(*) as clients
from clients c
where c.owner_id = :member and c.signed_on is null and c.archived_on is null
group by c.grade

-- name: without_step
select c.id, c.name as company, c.grade, c.graded_on, c.last_touch_day, c.idle_since
from clients c
where c.owner_id = :member and c.signed_on is null and c.archived_on is null and c.grade in ('A', 'B') and c.next_on is null
order by c.grade, c.idle_since, c.id

-- name: deals
-- Open deals and signed ones with an outstanding amount: key deals first, then by their day.
select d.id, d.amount, d.key, d.expected_on, d.signed_on, d.lost_on, d.received, c.name as company, e.name as event
from deals d
join clients c on c.id = d.client_id
left join events e on e.id = d.event_id
where d.member_id = :member and d.lost_on is null and (d.signed_on is null or d.received < d.amount)
order by d.key desc, case when d.signed_on is null then 0 else 1 end,
    case when coalesce(d.signed_on, d.expected_on) is null then 1 else 0 end, coalesce(d.signed_on, d.expected_on), d.id

-- name: outings
select o.id, o.left_at, o.back_at, coalesce(o.due_back_at, o.ends_at) as due_at, c.name as company, o.grade_then, o.visit_no,
    o.result, o.debriefed_on, o.verdict, o.had_keyword
from outings o
join clients c on c.id = o.client_id
where o.member_id = :member and o.left_at >= :start and o.left_at < :end
order by o.left_at desc, o.id desc
