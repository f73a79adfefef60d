-- name: actions
-- The actions agreed before the end of a span that were open at its start or were done since; also those agreed or done
-- since an earlier day.
select a.id, a.member_id, a.action, a.agreed_on, a.due_on, a.done_on, a.metric
from (
    select x.id from actions x where x.done_on is null
    union
    select x.id from actions x where x.done_on is not null and x.done_on >= :since
) t
cross join actions a
where a.id = t.id and a.agreed_on < :end and (a.done_on is null or a.done_on >= :start or a.agreed_on >= :since)
order by case when a.done_on is null then 0 else 1 end, case when a.due_on is null then 1 else 0 end, a.due_on, a.id

-- name: comments
select c.id, c.member_id, c.week, c.comment, c.said_on
from comments c
where c.week = :week or c.week = :last
order by c.week desc, c.id
