-- name: calls
select c.member_id, c.day, count(*) as count
from calls c
where c.day >= :start and c.day < :end
group by c.member_id, c.day

-- name: outings
select o.member_id, o.day, count(*) as count
from outings o
where o.day >= :start and o.day < :end
group by o.member_id, o.day
