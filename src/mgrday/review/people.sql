-- name: skills
select s.id, s.competency, s.reached_on, s.note
from skills s
where s.member_id = :member
order by s.reached_on, s.id

-- name: watched
-- The watch list of a month: who is on it and is there.
select w.id, w.member_id, m.name as member, w.month, w.opened_on, w.reason, w.decision, w.decided_on, w.note
from watches w
join members m on m.id = w.member_id
where w.month = :month and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
order by m.name, m.id

-- name: lifted
-- The key people up to a week who were not dropped, each with the week in which they were named last.
select l.id, l.member_id, m.name as member, l.week, l.plan, l.lifted_on
from lifts l
join members m on m.id = l.member_id
where l.dropped_on is null and l.week <= :period and (m.left_on is null or m.left_on > :today)
  and not exists (
    select 1 from lifts later
    where later.member_id = l.member_id and later.dropped_on is null and later.week > l.week and later.week <= :period
  )
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
order by l.week desc, m.name, m.id

-- name: mentor_of
-- The pairs in which a member learns or teaches and that hold on a day.
select t.id, t.learner_id, l.name as learner, t.mentor_id, m.name as mentor, t.from_on, l.hired_on
from mentors t
join members l on l.id = t.learner_id
join members m on m.id = t.mentor_id
where (t.learner_id = :member or t.mentor_id = :member) and t.from_on <= :today and (t.until_on is null or t.until_on > :today)
  and (l.left_on is null or l.left_on > :today) and (m.left_on is null or m.left_on > :today)
order by case when t.learner_id = :member then 0 else 1 end, t.from_on, t.id

-- name: talks
-- The talks with a member up to a day, the last first.
select t.id, t.held_on, c.name as company, t.about, t.agreed, t.next_on
from talks t
left join clients c on c.id = t.client_id
where t.member_id = :member and t.held_on <= :today
order by t.held_on desc, t.id desc
limit 5

-- name: actions
select a.id, a.action, a.agreed_on, a.due_on
from actions a
where a.member_id = :member and a.done_on is null
order by case when a.due_on is null then 1 else 0 end, a.due_on, a.id

-- name: awards_of
select a.type, count(*) as times, cast(coalesce(sum(a.amount), 0) as bigint) as amount,
    cast(coalesce(sum(a.points), 0) as bigint) as points
from awards a
where a.member_id = :member and a.awarded_on <= :today
group by a.type
order by a.type

-- name: awards
-- The rewards and penalties of a span.
select a.id, a.awarded_on, m.name as member, g.name as "group", a.type, a.reason, a.amount, a.points
from awards a
join members m on m.id = a.member_id
left join groups g on g.id = m.group_id
where a.awarded_on >= :start and a.awarded_on < :end
  and (cast(:department as integer) is null or m.department_id = :department)
order by a.awarded_on, a.id
