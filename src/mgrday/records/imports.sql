-- name: same_file
select i.id, i.imported_at
from imports i
join commands c on c.id = i.command_id
where i.digest = :digest and i.kind = :kind and c.undone_by is null
order by i.id desc
limit 1

-- name: command_of
select command_id from imports where id = :id
