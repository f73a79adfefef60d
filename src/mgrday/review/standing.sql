-- name: departments
select d.id, d.branch from departments d order by d.id

-- name: targets
select t.scope, t.scope_id, t.name, t.value from targets t
where t.period = :period and t.metric = 'amount' and t.scope in ('branch', 'department')

-- name: group_targets
select g.department_id, t.value from targets t join groups g on g.id = t.scope_id
where t.period = :period and t.metric = 'amount' and t.scope = 'group'

-- name: member_targets
select m.department_id, t.value from targets t join members m on m.id = t.scope_id
where t.period = :period and t.metric = 'amount' and t.scope = 'member' and (m.left_on is null or m.left_on > :today)

-- name: signed
select cast(coalesce(sum(d.amount), 0) as bigint) as amount, count(*) as deals
from deals d join members m on m.id = d.member_id
where d.signed_on is not null and d.signed_on >= :start and d.signed_on < :end
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: received
select cast(coalesce(sum(p.amount), 0) as bigint) as amount
from payments p join members m on m.id = p.member_id
where p.paid_on >= :start and p.paid_on < :end
  and (cast(:department as integer) is null or m.department_id = :department)

-- name: outstanding
select cast(coalesce(sum(d.amount - d.received), 0) as bigint) as amount, count(*) as deals
from deals d join members m on m.id = d.member_id
where d.signed_on is not null and d.received < d.amount and d.signed_on < :end
  and (cast(:department as integer) is null or m.department_id = :department)
