-- name: client
select c.id, c.name as company, c.contact, c.title, c.phone, c.industry, c.region, c.size, c.source, c.grade, c.graded_on,
    c.owner_id, m.name as owner, m.name as member, m.department_id, m.left_on, c.next_step, c.next_on, c.created_on, c.note,
    c.last_touch_day, c.idle_since, c.signed_on, c.archived_on, c.keyword_count, c.outing_count
from clients c
left join members m on m.id = c.owner_id
where c.id = :client

-- name: alike
select p.why, c.id, c.name as client
from near_pairs p
join clients c on c.id = case when p.client_a = :client then p.client_b else p.client_a end
where (p.client_a = :client or p.client_b = :client) and c.archived_on is null
order by c.id
