-- name: imports
select i.id, i.imported_at, i.file, i.kind, i.accepted, i.updated, i.duplicates, i.rejected, i.near_matches, i.rejects_file,
  c.actor, i.command_id as command, c.undone_by
from imports i
join commands c on c.id = i.command_id
where cast(:id as integer) is null or i.id = :id
order by i.id desc
limit :most
