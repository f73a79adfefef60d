-- name: phone_inside
select c.id from clients c where c.phone like :digits order by c.phone limit :enough

-- name: clients
-- The best fit first: the whole name, its beginning, a part of it; then contact and phone; then initials, those that begin so first.
select id, name, grade, owner, left_on, contact, phone, signed_on, archived_on,
    case when fit < 3 then 'name' when fit = 3 then 'contact' when fit = 4 then 'phone' else 'initials' end as way
from (
    select c.id, c.name, c.grade, m.name as owner, m.left_on, c.contact, c.phone, c.signed_on, c.archived_on,
        case when c.name_key = :key then 0
            when c.name_key like :start escape '\' then 1
            when c.name_key like :part escape '\' then 2
            when replace(lower(c.contact), ' ', '') like :part escape '\' then 3
            when c.phone like :digits then 4
            when c.initials like :beginning or c.initials like :core_beginning then 5
            when c.contact_initials like :beginning then 6
            when c.initials like :spelled or c.contact_initials like :spelled then 7 end as fit
    from clients c
    left join members m on m.id = c.owner_id
    where c.id in (
        select id from (/*ids*/) paired
        union
        select id from (select id from clients where name_key >= :key and name_key < :beyond order by name_key limit :enough) named
        union
        select id
        from (
            select id
            from clients
            where phone_reversed >= :ending and phone_reversed < :beyond_ending
            order by phone_reversed
            limit :enough
        ) ending
        union
        select id from (select id from clients where phone >= :number and phone < :beyond_number order by phone limit :enough) calling
    )
) fitting
where fit is not null
order by case when archived_on is null then 0 else 1 end, fit, grade, name, id
limit :most

-- name: members
select id, name, department, "group", role, left_on, case when key like :part escape '\' then 'name' else 'initials' end as way
from (
    select m.id, m.name, d.name as department, g.name as "group", m.role, m.left_on, m.initials,
        replace(lower(m.name), ' ', '') as key
    from members m
    join departments d on d.id = m.department_id
    left join groups g on g.id = m.group_id
) known
where key like :part escape '\' or initials like :spelled
order by case when left_on is null then 0 else 1 end,
    case when key = :key then 0 when key like :part escape '\' then 1 when initials like :beginning then 2 else 3 end, name, id
limit :most

-- name: events
select id, name, starts_at, venue,
    case when key like :part escape '\' then 'name' when place like :part escape '\' then 'venue' else 'initials' end as way
from (
    select e.id, e.name, e.starts_at, e.venue, e.initials, replace(lower(e.name), ' ', '') as key,
        replace(lower(e.venue), ' ', '') as place
    from events e
) known
where key like :part escape '\' or place like :part escape '\' or initials like :spelled
order by case when key like :part escape '\' or place like :part escape '\' then 0 else 1 end, starts_at desc, id desc
limit :most
