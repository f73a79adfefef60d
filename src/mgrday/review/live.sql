-- name: members
select m.id, m.name, m.role, m.hired_on, g.name as "group", d.name as department
from members m
join departments d on d.id = m.department_id
left join groups g on g.id = m.group_id
where m.role in ('rep', 'leader')
  and (m.hired_on is null or m.hired_on <= :today) and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
order by case when g.name is null then 1 else 0 end, g.name, m.name, m.id

-- name: out_now
select count(*) from outings o join members m on m.id = o.member_id
where o.back_at is null and o.day >= :since and o.day <= :day and o.left_at <= :time
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: outings_on
select o.member_id, m.name as member, o.back_at, o.called_back_at, o.with_manager
from outings o join members m on m.id = o.member_id
where o.day = :day and (cast(:department as integer) is null or m.department_id = :department)
order by o.left_at, o.id

-- name: keys
select d.amount, d.signed_on, d.expected_on, c.name as client, m.name as member
from deals d join members m on m.id = d.member_id join clients c on c.id = d.client_id
where d.signed_on is null and d.lost_on is null and d.expected_on >= :start and d.expected_on < :end and d.key = 1
  and (cast(:department as integer) is null or m.department_id = :department)
order by d.expected_on, d.amount desc, d.id

-- name: keys_signed
select count(*) as deals, cast(coalesce(sum(d.amount), 0) as bigint) as amount
from deals d join members m on m.id = d.member_id
where d.signed_on is not null and d.signed_on >= :start and d.signed_on < :end and d.key = 1
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: expected
select count(*) as deals, cast(coalesce(sum(d.amount), 0) as bigint) as amount
from deals d join members m on m.id = d.member_id
where d.signed_on is null and d.lost_on is null and d.expected_on >= :start and d.expected_on < :end
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: a_clients
select count(*) from clients c left join members m on m.id = c.owner_id
where c.signed_on is null and c.archived_on is null and c.grade in ('A', 'B') and c.grade = 'A'
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: industries
select c.industry, count(*) as clients from clients c left join members m on m.id = c.owner_id
where c.created_on >= :start and c.created_on < :end and c.industry is not null
  and (cast(:department as integer) is null or m.department_id = :department)
group by c.industry order by count(*) desc, c.industry limit 3

-- name: targets_of_members
select t.scope_id, t.value from targets t
where t.period = :period and t.metric = 'amount' and t.scope = 'member'

-- name: standards
select count(*) from standards s

-- name: departments
select d.name from departments d where cast(:department as integer) is null or d.id = :department

-- name: promised
-- What the departments themselves have promised of a period's amount, and what their members have.
select t.scope, cast(sum(t.promised) as bigint) as promised
from targets t
left join members m on t.scope = 'member' and m.id = t.scope_id
where t.period = :period and t.metric = 'amount' and t.scope in ('department', 'member') and t.promised is not null
  and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or coalesce(m.department_id, t.scope_id) = :department)
group by t.scope
order by t.scope

-- name: commented
-- Whom a comment was said of since a day, in the check of one of two weeks.
select distinct c.member_id from comments c where (c.week = :week or c.week = :last) and c.said_on >= :since
order by c.member_id

-- name: agreed
-- With whom an action was agreed in a span.
select distinct a.member_id
from members m
cross join actions a
where a.member_id = m.id and a.agreed_on >= :start and a.agreed_on < :end
  and (cast(:department as integer) is null or m.department_id = :department)
order by a.member_id
