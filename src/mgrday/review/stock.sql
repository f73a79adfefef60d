-- name: deals
-- The key deals open on a span's first day or named since. (key > 0 keeps to the open deals' own index: the key deals'
-- index holds those of all years.)
select d.id, d.amount, d.expected_on, d.signed_on, d.lost_on, coalesce(d.key_on, d.created_on) as key_on, d.client_id,
    c.name as client, c.last_touch_day, m.name as member, g.name as "group",
    (select count(*) from calls x where x.client_id = d.client_id and x.day >= :start and x.day < :end) as calls,
    (select count(*) from outings x where x.client_id = d.client_id and x.left_at >= :start and x.left_at < :end) as outings,
    (select cast(coalesce(sum(p.amount), 0) as bigint) from payments p
     where p.deal_id = d.id and p.paid_on >= :start and p.paid_on < :end) as received
from (
    select o.id from deals o where o.signed_on is null and o.lost_on is null and o.key > 0
    union all
    select s.id from deals s where s.signed_on is not null and s.signed_on >= :start and s.key > 0
    union all
    select l.id from deals l where l.lost_on is not null and l.lost_on >= :start and l.key > 0
) k
cross join deals d
join clients c on c.id = d.client_id
join members m on m.id = d.member_id
left join groups g on g.id = m.group_id
where d.id = k.id and coalesce(d.key_on, d.created_on) < :end
  and (cast(:department as integer) is null or m.department_id = :department)
order by d.expected_on, d.id

-- name: people
-- Who was named up to a week and not dropped before a span; a member has a row for each week of being named.
select l.id, l.member_id, m.name as member, g.name as "group", l.week, l.plan, l.lifted_on, l.dropped_on
from lifts l
join members m on m.id = l.member_id
left join groups g on g.id = m.group_id
where l.lifted_on < :end and (l.dropped_on is null or l.dropped_on >= :start) and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
order by m.name, l.member_id, l.week

-- name: talks
select t.member_id, count(*) as talks, max(t.held_on) as last_talk
from talks t
where t.held_on >= :start and t.held_on < :end
group by t.member_id

-- name: matters
select t.id, t.title, t.standard, t.due_on, t.done_on, t.inspected_on, t.created_on, m.name as owner
from matters t
join members m on m.id = t.owner_id
where (t.inspected_on is null or t.inspected_on >= :start) and (t.created_on is null or t.created_on < :end)
  and (cast(:department as integer) is null or m.department_id = :department)
order by t.due_on, t.id
