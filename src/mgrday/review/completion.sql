-- name: clients
-- Those of the member, then of the department, come first; names that begin so before names with it inside, then initials.
select id, name, grade, owner
from (
    select c.id, c.name, c.grade, m.name as owner,
        case when c.owner_id = :member then 0 when m.department_id = :department then 1 else 2 end as whose,
        case when c.signed_on is null then 0 else 1 end as signed,
        case when c.name_key like :start_of escape '\' then 0
            when c.core_key like :start_of escape '\' then 1
            when c.name_key like :part escape '\' then 2
            when c.initials like :beginning or c.initials like :core_beginning then 3
            when c.initials like :spelled then 4 end as fit
    from clients c
    left join members m on m.id = c.owner_id
    where c.archived_on is null and c.id in (
        select id from (/*ids*/) paired
        union
        select id from (select id from clients where name_key >= :key and name_key < :beyond order by name_key limit :enough) named
    )
) fitting
where fit is not null
order by whose, fit, signed, grade, name, id
limit :most

-- name: clients_of_member
-- Nothing typed yet, the member known: what is open, the nearest next step first.
select c.id, c.name, c.grade, m.name as owner
from clients c
join members m on m.id = c.owner_id
where c.owner_id = :member and c.signed_on is null and c.archived_on is null
order by c.grade, case when c.next_on is null then 1 else 0 end, c.next_on, c.name, c.id
limit :most

-- name: clients_next
-- Nothing typed yet: the next steps from today on, then those that were missed, the latest first, then who was recorded last.
select id, name, grade, owner
from (
    select c.id, c.name, c.grade, m.name as owner, coalesce(c.next_on, '') as next_on,
        case when m.department_id = :department then 0 else 1 end as whose,
        case when c.signed_on is not null then 3 when c.next_on is null then 2 when c.next_on < :today then 1 else 0 end as turn
    from clients c
    left join members m on m.id = c.owner_id
    where c.archived_on is null and c.id in (
        select id
        from (
            select id
            from clients
            where signed_on is null and archived_on is null and next_on is not null and next_on >= :today
            order by next_on, id
            limit :enough
        ) ahead
        union
        select id
        from (
            select id
            from clients
            where signed_on is null and archived_on is null and next_on is not null and next_on < :today
            order by next_on desc, id desc
            limit :enough
        ) missed
        union
        select id from (select id from clients order by id desc limit :enough) latest
    )
) fitting
order by whose, turn, case when turn = 0 then next_on end, next_on desc, id desc
limit :most

-- name: members
select m.id, m.name, d.name as department, g.name as "group"
from members m
join departments d on d.id = m.department_id
left join groups g on g.id = m.group_id
where (m.left_on is null or m.left_on > :today) and (lower(m.name) like :part escape '\' or m.initials like :spelled)
order by case when m.department_id = :department then 0 else 1 end,
    case when lower(m.name) like :start_of escape '\' then 0 when m.initials like :beginning then 1
        when lower(m.name) like :part escape '\' then 2 else 3 end,
    m.name, m.id
limit :most

-- name: events
select e.id, e.name, e.day, e.venue
from events e
where lower(e.name) like :part escape '\' or e.initials like :spelled
order by case when e.day >= :today then 0 else 1 end, case when e.day >= :today then e.day end, e.day desc, e.id
limit :most

-- name: departments
select id, name, branch from departments where lower(name) like :part escape '\' order by name, id limit :most

-- name: groups
select g.id, g.name, d.name as department
from groups g
join departments d on d.id = g.department_id
where lower(g.name) like :part escape '\'
order by case when g.department_id = :department then 0 else 1 end, g.name, g.id
limit :most

-- name: branches
select min(id) as id, branch as name
from departments
where lower(branch) like :part escape '\'
group by branch
order by branch
limit :most

-- name: deals
-- Named by the client where that has one open deal.
select d.id, case when d.signed_on is null then c.name else '' end as name, c.name as client, m.name as member,
    d.amount - d.received as amount
from deals d
join clients c on c.id = d.client_id
join members m on m.id = d.member_id
where (d.signed_on is null and d.lost_on is null or d.signed_on is not null and d.received < d.amount)
    and (c.name_key like :part escape '\' or c.initials like :spelled)
order by case when m.department_id = :department then 0 else 1 end, case when d.signed_on is null then 0 else 1 end,
    coalesce(d.expected_on, d.signed_on, '9999'), d.id
limit :most

-- name: outings
-- Named by the client while the client's one outing is out.
select o.id, case when o.back_at is null then c.name else '' end as name, c.name as client, m.name as member, o.left_at
from outings o
join clients c on c.id = o.client_id
join members m on m.id = o.member_id
where o.day >= :recent and (c.name_key like :part escape '\' or c.initials like :spelled)
order by case when m.department_id = :department then 0 else 1 end, case when o.back_at is null then 0 else 1 end,
    o.left_at desc, o.id desc
limit :most

-- name: matters
select a.id, a.title as name, m.name as member, a.due_on
from matters a
join members m on m.id = a.owner_id
where a.inspected_on is null and lower(a.title) like :part escape '\'
order by case when a.done_on is null then 0 else 1 end, a.due_on, a.id
limit :most

-- name: services
-- Named by the client where that has one open service.
select s.id, c.name, s.kind, m.name as member, coalesce(s.due_on, s.raised_on) as due_on
from services s
join clients c on c.id = s.client_id
left join members m on m.id = c.owner_id
where s.done_on is null and (c.name_key like :part escape '\' or c.initials like :spelled)
order by case when m.department_id = :department then 0 else 1 end, coalesce(s.due_on, s.raised_on), s.id
limit :most

-- name: actions
-- They have no names; what is typed may be a part of what was agreed, or of the member's name.
select a.id, '' as name, a.action, m.name as member, a.due_on
from actions a
join members m on m.id = a.member_id
where a.done_on is null
    and (lower(a.action) like :part escape '\' or lower(m.name) like :part escape '\' or m.initials like :spelled)
order by case when m.department_id = :department then 0 else 1 end, coalesce(a.due_on, '9999'), a.id
limit :most
