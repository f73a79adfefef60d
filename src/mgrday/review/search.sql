-- name: clients
-- The best fit first: the whole name, its beginning, a part of it; then contact and phone.
select c.id, c.name, c.grade, m.name as owner, m.left_on, c.contact, c.phone, c.signed_on, c.archived_on
from clients c
left join members m on m.id = c.owner_id
where c.name_key like :part escape '\' or lower(c.contact) like :part escape '\' or c.phone like :digits escape '\'
order by case when c.archived_on is null then 0 else 1 end,
    case when c.name_key = :key then 0 when c.name_key like :start escape '\' then 1 when c.name_key like :part escape '\' then 2
        else 3 end,
    c.grade, c.name, c.id
limit :most

-- name: members
select m.id, m.name, d.name as department, g.name as "group", m.role, m.left_on
from members m
join departments d on d.id = m.department_id
left join groups g on g.id = m.group_id
where lower(m.name) like :part escape '\'
order by case when m.left_on is null then 0 else 1 end, case when lower(m.name) = :key then 0 else 1 end, m.name, m.id
limit :most

-- name: events
select e.id, e.name, e.starts_at, e.venue
from events e
where lower(e.name) like :part escape '\' or lower(e.venue) like :part escape '\'
order by e.starts_at desc, e.id desc
limit :most
