-- name: event
select e.id, e.name, e.starts_at, e.day, e.locked_on, e.goal_attendance from events e where e.id = :event

-- name: next
-- The event that a manager means who names none: under way, or the next.
select e.id from events e where e.day >= :today order by e.starts_at, e.id limit 1

-- name: receipts
-- Every receipt of the event with what is known of its client; those of archived clients are nobody to call.
select r.id, r.client_id, c.name as company, c.contact, c.phone, c.grade, r.sort as class, r.key, r.people, r.received_on,
    m.name as member, r.chase, r.chased_on, b.name as chased_by, r.came, c.keyword_count, c.last_touch_day as last_touch,
    (select k.term from keywords k where k.client_id = c.id and k.status in ('prepared', 'pitched')
     order by k.prepared_on desc, k.id desc limit 1) as keyword,
    (select sum(d.amount) from deals d where d.client_id = c.id and d.signed_on is null and d.lost_on is null) as amount,
    (select max(d.key) from deals d where d.client_id = c.id and d.signed_on is null and d.lost_on is null) as key_deal,
    (select max(l.day) from calls l where l.client_id = c.id) as called_on,
    (select 1 from calls l where l.client_id = c.id and l.reached = 'owner' limit 1) as reached
from receipts r
join clients c on c.id = r.client_id
join members m on m.id = r.member_id
left join members b on b.id = r.chased_by_id
where r.event_id = :event and c.archived_on is null
order by r.received_on, r.id
