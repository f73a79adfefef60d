-- name: commands
select c.id, c.at, c.actor, c.words, c.undoes, c.undone_by,
       (select coalesce(sum(case when ch.action = 'adds' then cast(ch.after as integer) - ch.record_id + 1 else 1 end), 0)
        from changes ch where ch.command_id = c.id) as changes
from commands c
order by c.id desc
limit :most

-- name: of_record
-- Records that were added together stand in the journal as runs of up to a hundred.
select ch.id as change_id, c.id, c.at, c.actor, ch.action, ch.before, ch.after
from changes ch
join commands c on c.id = ch.command_id
where ch.in_table = :table and ch.record_id > :id - 100 and ch.record_id <= :id
  and case when ch.action = 'adds' then cast(ch.after as integer) else ch.record_id end >= :id

-- name: grades_of_client
-- The grades given after the first, each with the one before it.
select ch.id as change_id, c.id, c.at, c.actor, 'grade' as action, given.earlier as before, given.grade as after
from (
    select g.id, g.grade, lag(g.grade) over (order by g.on_day, g.id) as earlier from grades g where g.client_id = :id
) given
join changes ch on ch.in_table = 'grades' and ch.action in ('add', 'adds')
  and ch.record_id > given.id - 100 and ch.record_id <= given.id
  and case when ch.action = 'adds' then cast(ch.after as integer) else ch.record_id end >= given.id
join commands c on c.id = ch.command_id
where given.earlier is not null
