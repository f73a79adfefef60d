-- name: commands
select c.id, c.at, c.actor, c.words, c.undoes, c.undone_by,
       (select count(*) from changes ch where ch.command_id = c.id) as changes
from commands c
order by c.id desc
limit :most

-- name: of_record
select ch.id as change_id, c.id, c.at, c.actor, ch.action, ch.before, ch.after
from changes ch
join commands c on c.id = ch.command_id
where ch.in_table = :table and ch.record_id = :id

-- name: grades_of_client
-- The grades given after the first, each with the one before it.
select ch.id as change_id, c.id, c.at, c.actor, 'grade' as action, given.earlier as before, given.grade as after
from (
    select g.id, g.grade, lag(g.grade) over (order by g.on_day, g.id) as earlier from grades g where g.client_id = :id
) given
join changes ch on ch.in_table = 'grades' and ch.record_id = given.id and ch.action = 'add'
join commands c on c.id = ch.command_id
where given.earlier is not null
