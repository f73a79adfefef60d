-- name: by_name
-- The keys of clients among some texts; the brackets are filled with their parameters.
select c.name_key from clients c where c.name_key in (/*ids*/)

-- name: by_core
select c.core_key from clients c where c.core_key in (/*ids*/)
