-- name: last_command
-- The last command that stands, changed something and is not itself an undo.
select id, at, actor, words, undoes, undone_by from commands
where undone_by is null and undoes is null
  and exists (select 1 from changes ch where ch.command_id = commands.id)
order by id desc
limit 1

-- name: command
select id, at, actor, words, undoes, undone_by from commands where id = :id

-- name: changes_of
select in_table, record_id, action, before, after from changes where command_id = :id order by id desc

-- name: later_commands
-- Later commands that stand and changed one of the same records, the last first.
select distinct c.id, c.words
from changes mine
join changes theirs on theirs.in_table = mine.in_table and theirs.record_id = mine.record_id and theirs.command_id > mine.command_id
join commands c on c.id = theirs.command_id and c.undone_by is null and c.undoes is null
where mine.command_id = :id
order by c.id desc
limit 10
