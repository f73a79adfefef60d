-- name: steps
select c.id, c.name as client, c.next_step, c.grade, m.name as member
from clients c left join members m on m.id = c.owner_id
where c.signed_on is null and c.archived_on is null and c.next_on is not null and c.next_on = :day
  and (c.last_touch_day is null or c.last_touch_day < c.next_on)
  and (cast(:department as integer) is null or m.department_id = :department)
order by c.grade, m.name, c.id

-- name: events
select e.id, e.name, e.starts_at, e.venue from events e where e.day >= :day and e.day < :until order by e.starts_at, e.id

-- name: outings
select o.id, o.left_at, o.due_back_at, c.name as client, m.name as member
from outings o join members m on m.id = o.member_id join clients c on c.id = o.client_id
where o.back_at is null and o.day >= :since and o.day <= :day and o.left_at <= :time
  and (cast(:department as integer) is null or m.department_id = :department)
order by o.left_at, o.id

-- name: deals
select d.id, d.amount, d.key, c.name as client, m.name as member
from deals d join members m on m.id = d.member_id join clients c on c.id = d.client_id
where d.signed_on is null and d.lost_on is null and d.expected_on = :day
  and (cast(:department as integer) is null or m.department_id = :department)
order by d.key desc, d.amount desc, d.id

-- name: talks
-- The talks whose next day is one of these and that no later talk with the member has followed.
select t.id, t.member_id, t.about, t.agreed, t.next_on, m.name as member, c.name as client
from talks t join members m on m.id = t.member_id left join clients c on c.id = t.client_id
where t.next_on >= :since and t.next_on <= :day and (m.left_on is null or m.left_on > :day)
  and not exists (
    select 1 from talks later
    where later.member_id = t.member_id and (later.held_on > t.held_on or (later.held_on = t.held_on and later.id > t.id))
  )
  and (cast(:department as integer) is null or m.department_id = :department)
order by t.next_on, m.name, t.id

-- name: services
select s.id, s.kind, m.name as member, c.name as client
from services s join clients c on c.id = s.client_id left join members m on m.id = c.owner_id
where s.done_on is null and s.kind in ('call', 'visit', 'salon') and s.due_on = :day
  and (cast(:department as integer) is null or m.department_id = :department)
order by m.name, s.id

-- name: matters
select t.id, t.title, m.name as member
from matters t join members m on m.id = t.owner_id
where t.inspected_on is null and t.done_on is null and t.due_on = :day
  and (cast(:department as integer) is null or m.department_id = :department)
order by t.id
