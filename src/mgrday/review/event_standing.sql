-- name: invited
select i.member_id, count(*) as invitations, sum(case when c.keyword_count > 0 then 1 else 0 end) as ready
from invitations i join clients c on c.id = i.client_id
where i.event_id = :event
group by i.member_id

-- name: answered
select r.member_id, count(*) as receipts, sum(r.people) as people, sum(r.key) as key,
  sum(case when r.chase = 'yes' then 1 else 0 end) as confirmed,
  sum(case when r.chase = 'no' then 1 else 0 end) as declined,
  sum(case when r.chase in ('later', 'unreachable') then 1 else 0 end) as undecided,
  sum(case when r.chase is null then 1 else 0 end) as unchased,
  sum(case when r.came = 1 then 1 else 0 end) as attendance,
  sum(case when r.came = 1 and c.signed_on is null then 1 else 0 end) as unsigned
from receipts r join clients c on c.id = r.client_id
where r.event_id = :event
group by r.member_id

-- name: signed
select d.member_id, count(*) as deals, cast(sum(d.amount) as bigint) as amount, cast(sum(d.received) as bigint) as received
from deals d
where d.event_id = :event and d.signed_on is not null
group by d.member_id

-- name: candidates
-- Before anybody is invited: the open A and B clients of each member, and how many of them have a keyword.
select m.id as member_id, count(*) as clients, sum(case when c.keyword_count > 0 then 1 else 0 end) as ready
from members m
cross join clients c
where c.owner_id = m.id and c.signed_on is null and c.archived_on is null and c.grade in ('A', 'B')
  and (cast(:department as integer) is null or m.department_id = :department)
group by m.id

-- name: took
-- Whoever invited to the event, has a receipt of it or signed at it.
select m.id, m.name, m.group_id, g.name as "group", m.department_id
from (
  select i.member_id as id from invitations i where i.event_id = :event
  union select r.member_id from receipts r where r.event_id = :event
  union select d.member_id from deals d where d.event_id = :event and d.signed_on is not null
) took
join members m on m.id = took.id
left join groups g on g.id = m.group_id
order by case when g.name is null then 1 else 0 end, g.name, m.name, m.id

-- name: targets
select t.scope_id, t.value from targets t
where t.period = :period and t.metric = :metric and t.scope = 'member' and t.value > 0
