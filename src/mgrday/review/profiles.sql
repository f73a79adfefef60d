-- name: profiles
select id, name, kind, settings, saved_at
from profiles
where cast(:name as text) is null or name = :name
order by name
