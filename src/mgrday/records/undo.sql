-- name: last_command
-- The last command that stands, changed something and is not itself an undo.
select id, at, actor, words, undoes, undone_by from commands
where undone_by is null and undoes is null
  and exists (select 1 from changes ch where ch.command_id = commands.id)
order by id desc
limit 1

-- name: command
select id, at, actor, words, undoes, undone_by from commands where id = :id

-- name: count_of
-- How many rows a command changed.
select coalesce(sum(case when action = 'adds' then cast(after as integer) - record_id + 1 else 1 end), 0)
from changes where command_id = :id

-- name: changes_of
-- The changes of a command before one of them, the last first.
select id, in_table, record_id, action, before, after,
       case when action = 'adds' then cast(after as integer) else record_id end as last_id
from changes
where command_id = :id and id < :below
order by id desc
limit :most

-- name: added_by
-- The runs of records that a command added.
select in_table, record_id, case when action = 'adds' then cast(after as integer) else record_id end as last_id
from changes
where command_id = :id and action in ('add', 'adds')
order by in_table, record_id

-- name: later_commands
-- Later commands that stand and changed one of the same records, the last first.
select distinct c.id, c.words
from changes mine
join changes theirs on theirs.in_table = mine.in_table and theirs.command_id > mine.command_id
  and theirs.record_id > mine.record_id - 100
  and theirs.record_id <= case when mine.action = 'adds' then cast(mine.after as integer) else mine.record_id end
  and case when theirs.action = 'adds' then cast(theirs.after as integer) else theirs.record_id end >= mine.record_id
join commands c on c.id = theirs.command_id and c.undone_by is null and c.undoes is null
where mine.command_id = :id
order by c.id desc
limit 10
