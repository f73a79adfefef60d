-- The ids of the clients stand in the place of the comment in the brackets: whole numbers, up to 500 at a time.

-- name: grades
-- The grade that holds is the last one given; it holds since the first day after which no other grade was given.
update clients set
    grade = coalesce((select g.grade from grades g where g.client_id = clients.id order by g.on_day desc, g.id desc limit 1), 'C'),
    graded_on = coalesce((
        select min(h.on_day) from grades h
        where h.client_id = clients.id
          and not exists (
              select 1 from grades later
              where later.client_id = h.client_id
                and (later.on_day > h.on_day or (later.on_day = h.on_day and later.id >= h.id))
                and later.grade <> (
                    select g.grade from grades g where g.client_id = clients.id order by g.on_day desc, g.id desc limit 1
                )
          )
    ), created_on)
where id in (/*ids*/)

-- name: counts
update clients set
    signed_on = (select min(d.signed_on) from deals d where d.client_id = clients.id),
    keyword_count = (select count(*) from keywords k where k.client_id = clients.id),
    outing_count = (select count(*) from outings o where o.client_id = clients.id),
    served_on = (select max(s.done_on) from services s where s.client_id = clients.id and s.kind <> 'objection'),
    last_touch_day = (
        select max(touch.day) from (
            select max(c.day) as day from calls c where c.client_id = clients.id
            union all select max(substr(o.left_at, 1, 10)) from outings o where o.client_id = clients.id
            union all select max(r.received_on) from receipts r where r.client_id = clients.id
            union all select max(r.chased_on) from receipts r where r.client_id = clients.id
            union all select max(t.held_on) from talks t where t.client_id = clients.id
            union all select max(r.came_on) from receipts r where r.client_id = clients.id
        ) touch
    )
where id in (/*ids*/)

-- name: idle
update clients set idle_since = coalesce(last_touch_day, created_on)
where id in (/*ids*/)

-- name: visits
update outings set
    visit_no = (
        select count(*) from outings o
        where o.client_id = outings.client_id
          and (o.left_at < outings.left_at or (o.left_at = outings.left_at and o.id <= outings.id))
    ),
    had_keyword = case when exists (
        select 1 from keywords k where k.client_id = outings.client_id and k.prepared_on <= outings.day
    ) then 1 else 0 end,
    grade_then = coalesce(
        (select g.grade from grades g where g.client_id = outings.client_id and g.on_day <= outings.day
         and (g.on_day < outings.day or g.given_at is null or g.given_at <= outings.left_at)
         order by g.on_day desc, g.id desc limit 1),
        (select g.grade from grades g where g.client_id = outings.client_id order by g.on_day, g.id limit 1),
        'C'
    )
where client_id in (/*ids*/)

-- name: received
update deals set received = coalesce((select sum(p.amount) from payments p where p.deal_id = deals.id), 0)
where client_id in (/*ids*/)

-- name: near_gone
delete from near_pairs where client_a in (/*ids*/) or client_b in (/*ids*/)

-- name: near_found
insert into near_pairs (client_a, client_b, why)
select
    case when c.id < other.id then c.id else other.id end,
    case when c.id < other.id then other.id else c.id end,
    min(case when c.phone = other.phone then 'phone' else 'name' end)
from clients c
join clients other on other.id <> c.id and (other.phone = c.phone or other.core_key = c.core_key)
where c.id in (/*ids*/)
group by 1, 2
order by 1, 2

-- name: near_new
-- The pairs of new clients, each found at the later of the two.
insert into near_pairs (client_a, client_b, why)
select other.id, c.id, case when c.phone = other.phone then 'phone' else 'name' end
from clients c
join clients other on other.id < c.id and (other.phone = c.phone or other.core_key = c.core_key)
where c.id in (/*ids*/)
order by 1, 2

-- name: near_new_many
-- The same for all clients from an id on, which stands in the place of the ids: only what is there twice is looked at.
insert into near_pairs (client_a, client_b, why)
select near.a, near.b, max(near.why)
from (
    select other.id as a, c.id as b, 'phone' as why
    from (select phone from clients where phone is not null group by phone having count(*) > 1) twice
    join clients c on c.phone = twice.phone and c.id >= /*ids*/
    join clients other on other.phone = c.phone and other.id < c.id
    union all
    select other.id, c.id, 'name'
    from (select core_key from clients group by core_key having count(*) > 1) twice
    join clients c on c.core_key = twice.core_key and c.id >= /*ids*/
    join clients other on other.core_key = c.core_key and other.id < c.id
) near
group by near.a, near.b
order by 1, 2
