-- name: imports
select i.id, i.imported_at, i.file, i.kind, i.accepted, i.updated, i.duplicates, i.rejected, i.near_matches, i.rejects_file,
  c.actor, i.command_id as command, c.undone_by
from imports i
join commands c on c.id = i.command_id
where cast(:id as integer) is null or i.id = :id
order by i.id desc
limit :most

-- name: last
-- The number of the last import; where :standing is 1, of the last that was not taken back.
select max(i.id)
from imports i
join commands c on c.id = i.command_id
where cast(:standing as integer) = 0 or c.undone_by is null
