-- name: deal
select d.id, d.client_id, d.member_id, d.amount, d.key, d.expected_on, d.signed_on, d.lost_on, d.lost_reason, d.created_on,
    d.received, c.name as company, c.grade, c.contact, c.phone, c.industry, c.region, m.name as member, m.left_on, e.name as event
from deals d
join clients c on c.id = d.client_id
join members m on m.id = d.member_id
left join events e on e.id = d.event_id
where d.id = :deal

-- name: payments
select p.id, p.paid_on, p.amount from payments p where p.deal_id = :deal order by p.paid_on, p.id
