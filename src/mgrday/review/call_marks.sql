-- name: marks
-- The calls that were listened to in a span, by who made them: how many, and each mark's sum and number.
select c.member_id, count(*) as listened,
    cast(sum(c.independent) as bigint) as independent, count(c.independent) as independent_marks,
    cast(sum(c.coherent) as bigint) as coherent, count(c.coherent) as coherent_marks,
    cast(sum(c.fluent) as bigint) as fluent, count(c.fluent) as fluent_marks
from calls c
where c.listened_on >= :start and c.listened_on < :end
group by c.member_id
order by c.member_id

-- name: to_hear
-- A member's last call with an owner that nobody has listened to.
select c.id, c.day, cl.name as client
from calls c
join clients cl on cl.id = c.client_id
where c.member_id = :member and c.day >= :since and c.reached = 'owner' and c.listened_on is null
order by c.day desc, c.called_at desc, c.id desc
limit 1
