-- name: revision
-- The first command and the last one: which store this is, and how far it has come.
select c.id, c.at, c.actor, c.words from commands c
where c.id in ((select min(id) from commands), (select max(id) from commands)) order by c.id

-- name: before
select max(c.id) from commands c where c.at < :since

-- name: former
-- What recent commands took away or moved: days that may be in a calendar, and whose they were.
select ch.in_table, ch.record_id, ch.action, ch.before from changes ch
where ch.command_id > :command and ch.before is not null
  and ch.in_table in ('clients', 'events', 'deals', 'talks', 'services', 'matters', 'actions', 'outings')
order by ch.id

-- name: step
select c.id, c.next_on as at, c.next_step as text, c.owner_id as member_id, m.name as member, m.department_id,
       c.name as client, c.contact, c.phone,
       case when c.signed_on is null and c.archived_on is null and (c.last_touch_day is null or c.last_touch_day < c.next_on)
            then 0 else 1 end as done
from clients c left join members m on m.id = c.owner_id
where c.id in (
  select id from clients
  where signed_on is null and archived_on is null and next_on is not null and next_on < :until
    and (last_touch_day is null or last_touch_day < next_on or last_touch_day >= :since)
  union select id from clients where signed_on is not null and signed_on >= :since and next_on is not null
  union select id from clients where archived_on is not null and archived_on >= :since and next_on is not null
  union select record_id from changes
  where command_id > :command and in_table = 'clients' and action <> 'add' and before like '%"next_on": "%'
)
order by c.id

-- name: event
select e.id, e.starts_at as at, e.name as text, e.venue, 0 as done from events e
where e.day >= :since and e.day < :until
  or e.id in (
    select record_id from changes
    where command_id > :command and in_table = 'events' and action <> 'add' and before like '%"starts_at": "%'
  )
order by e.id

-- name: deal
select d.id, d.expected_on as at, d.amount, d.key, d.member_id, m.name as member, m.department_id,
       c.name as client, c.contact, c.phone,
       case when d.signed_on is null and d.lost_on is null then 0 else 1 end as done
from deals d join members m on m.id = d.member_id join clients c on c.id = d.client_id
where d.id in (
  select id from deals where signed_on is null and lost_on is null and expected_on < :until
  union select id from deals where signed_on is not null and signed_on >= :since and expected_on is not null
  union select id from deals where lost_on is not null and lost_on >= :since and expected_on is not null
  union select record_id from changes
  where command_id > :command and in_table = 'deals' and action <> 'add' and before like '%"expected_on": "%'
)
order by d.id

-- name: talk
-- A talk is had again with the next one that is held with the same member.
select again.id, again.next_on as at, again.text, again.member_id, m.name as member, m.department_id,
       c.name as client, c.contact, c.phone,
       case when again.held_on is null and (m.left_on is null or m.left_on > :today) then 0 else 1 end as done
from (
  select t.id, t.next_on, coalesce(t.agreed, t.about) as text, t.member_id, t.client_id, (
    select min(later.held_on) from talks later
    where later.member_id = t.member_id and (later.held_on > t.held_on or (later.held_on = t.held_on and later.id > t.id))
  ) as held_on
  from talks t
  where t.next_on is not null or t.id in (
    select record_id from changes
    where command_id > :command and in_table = 'talks' and action <> 'add' and before like '%"next_on": "%'
  )
) again
join members m on m.id = again.member_id left join clients c on c.id = again.client_id
where coalesce(again.held_on, m.left_on, :since) >= :since
order by again.id

-- name: service
select s.id, s.due_on as at, s.kind, c.owner_id as member_id, m.name as member, m.department_id,
       c.name as client, c.contact, c.phone,
       case when s.done_on is null then 0 else 1 end as done
from services s join clients c on c.id = s.client_id left join members m on m.id = c.owner_id
where s.kind in ('call', 'visit', 'salon') and s.id in (
  select id from services where kind in ('call', 'visit', 'salon') and done_on is null and due_on < :until
  union select id from services where done_on >= :since and due_on is not null
  union select record_id from changes
  where command_id > :command and in_table = 'services' and action <> 'add' and before like '%"due_on": "%'
)
order by s.id

-- name: matter
select t.id, t.due_on as at, t.title as text, t.owner_id as member_id, m.name as member, m.department_id,
       case when t.done_on is null then 0 else 1 end as done
from matters t join members m on m.id = t.owner_id
where t.id in (
  select id from matters where inspected_on is null and done_on is null and due_on < :until
  union select id from matters where done_on >= :since
  union select record_id from changes
  where command_id > :command and in_table = 'matters' and action <> 'add' and before like '%"due_on": "%'
)
order by t.id

-- name: action
select a.id, a.due_on as at, a.action as text, a.member_id, m.name as member, m.department_id,
       case when a.done_on is null then 0 else 1 end as done
from actions a join members m on m.id = a.member_id
where a.id in (
  select id from actions where done_on is null and due_on < :until
  union select id from actions where done_on is not null and done_on >= :since and due_on is not null
  union select record_id from changes
  where command_id > :command and in_table = 'actions' and action <> 'add' and before like '%"due_on": "%'
)
order by a.id

-- name: outing
-- Who is out, as far back as the outing rules look; who came back today may have been in a calendar.
select o.id, o.due_back_at as at, o.member_id, m.name as member, m.department_id, c.name as client, c.contact, c.phone,
       case when o.back_at is null then 0 else 1 end as done
from outings o join members m on m.id = o.member_id join clients c on c.id = o.client_id
where o.id in (
  select id from outings where day >= :start and back_at is null and due_back_at is not null and due_back_at < :until
  union select id from outings where day >= :start and back_at >= :today and due_back_at is not null
  union select record_id from changes
  where command_id > :command and in_table = 'outings' and action <> 'add' and before like '%"due_back_at": "%'
)
order by o.id
