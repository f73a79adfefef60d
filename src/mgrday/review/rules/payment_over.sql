-- name: overpaid
select d.id, d.amount, d.received, c.name as client, m.name as member, m.left_on
from deals d
cross join clients c
cross join members m
where d.received > d.amount and d.received > d.amount + :fen and d.lost_on is null
  and c.id = d.client_id and c.archived_on is null and m.id = d.member_id
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)

-- name: payments_of
select p.id, p.amount, p.paid_on from payments p where p.deal_id = :deal order by p.paid_on, p.id
