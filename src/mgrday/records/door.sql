-- name: guest
-- The invited client's receipt, where there is one.
select r.id, r.came, r.came_at, r.chase, r.people
from invitations i
left join receipts r on r.event_id = i.event_id and r.client_id = i.client_id
where i.event_id = :event and i.client_id = :client

-- name: by_whom
-- Who recorded that they came: the last command that stands which said so.
select co.actor
from changes ch
join commands co on co.id = ch.command_id
where ch.in_table = 'receipts' and ch.record_id > :id - 100 and ch.record_id <= :id
  and case when ch.action = 'adds' then cast(ch.after as integer) else ch.record_id end >= :id
  and co.undone_by is null
  and (ch.action in ('add', 'adds') or (ch.action = 'change' and ch.after like '%"came": 1%'))
order by ch.id desc
limit 1
