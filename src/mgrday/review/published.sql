-- name: by_name
-- The keys of clients among some texts; the brackets are filled with their parameters.
select c.name_key from clients c where c.name_key in (/*ids*/)

-- name: by_core
select c.core_key from clients c where c.core_key in (/*ids*/)

-- name: long
-- The names longer than a piece of a sentence that is looked for.
select c.name from clients c where length(c.name) > :longest

-- name: contacts
select distinct c.contact from clients c where c.contact is not null

-- name: ours
select m.name from members m
union
select g.name from groups g
union
select d.name from departments d
union
select d.branch from departments d where d.branch is not null
