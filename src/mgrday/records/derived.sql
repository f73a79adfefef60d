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

-- name: near_next
-- Who may come among the first fifty of `near_found`, or out of them, by what became of these clients: the first with their phone
-- or core, or with that of a client with whom one of them makes a pair.
with around as (
    select c.phone, c.core_key
    from (
        select id from clients where id in (/*ids*/)
        union select client_b from near_pairs where client_a in (/*ids*/)
        union select client_a from near_pairs where client_b in (/*ids*/)
    ) one
    join clients c on c.id = one.id
)
select c.id
from (select distinct phone from around where phone is not null) p
join clients c on c.phone = p.phone and c.id <= coalesce((
    select next.id from clients next where next.phone = p.phone order by next.id limit 1 offset 50
), 2147483647)
union
select c.id
from (select distinct core_key from around) k
join clients c on c.core_key = k.core_key and c.id <= coalesce((
    select next.id from clients next where next.core_key = k.core_key order by next.id limit 1 offset 50
), 2147483647)

-- name: near_gone
delete from near_pairs where client_a in (/*ids*/) or client_b in (/*ids*/)

-- name: near_found
-- Of those with the same phone, and of those with the same core of the name, the first fifty are compared: more of them share a
-- switchboard, a placeholder or a usual name, which tells nothing, and everybody's pairs with everybody would fill the disk.
insert into near_pairs (client_a, client_b, why)
select near.a, near.b, max(near.why)
from (
    select
        case when c.id < other.id then c.id else other.id end as a,
        case when c.id < other.id then other.id else c.id end as b,
        'phone' as why
    from clients c
    join clients other on other.phone = c.phone and other.id <> c.id and other.id <= coalesce((
        select fiftieth.id from clients fiftieth where fiftieth.phone = c.phone order by fiftieth.id limit 1 offset 49
    ), 2147483647)
    where c.id in (/*ids*/) and c.id <= coalesce((
        select fiftieth.id from clients fiftieth where fiftieth.phone = c.phone order by fiftieth.id limit 1 offset 49
    ), 2147483647)
    union all
    select
        case when c.id < other.id then c.id else other.id end,
        case when c.id < other.id then other.id else c.id end,
        'name'
    from clients c
    join clients other on other.core_key = c.core_key and other.id <> c.id and other.id <= coalesce((
        select fiftieth.id from clients fiftieth where fiftieth.core_key = c.core_key order by fiftieth.id limit 1 offset 49
    ), 2147483647)
    where c.id in (/*ids*/) and c.id <= coalesce((
        select fiftieth.id from clients fiftieth where fiftieth.core_key = c.core_key order by fiftieth.id limit 1 offset 49
    ), 2147483647)
) near
group by near.a, near.b
order by 1, 2

-- name: near_new
-- The pairs of new clients, each found at the later of the two.
insert into near_pairs (client_a, client_b, why)
select near.a, near.b, max(near.why)
from (
    select other.id as a, c.id as b, 'phone' as why
    from clients c
    join clients other on other.phone = c.phone and other.id < c.id
    where c.id in (/*ids*/) and c.id <= coalesce((
        select fiftieth.id from clients fiftieth where fiftieth.phone = c.phone order by fiftieth.id limit 1 offset 49
    ), 2147483647)
    union all
    select other.id, c.id, 'name'
    from clients c
    join clients other on other.core_key = c.core_key and other.id < c.id
    where c.id in (/*ids*/) and c.id <= coalesce((
        select fiftieth.id from clients fiftieth where fiftieth.core_key = c.core_key order by fiftieth.id limit 1 offset 49
    ), 2147483647)
) near
group by near.a, near.b
order by 1, 2

-- name: near_new_many
-- The same for all clients from an id on, which stands in the place of the ids: only what is there twice is looked at.
insert into near_pairs (client_a, client_b, why)
select near.a, near.b, max(near.why)
from (
    select other.id as a, c.id as b, 'phone' as why
    from (select phone from clients where phone is not null group by phone having count(*) > 1) twice
    join clients c on c.phone = twice.phone and c.id >= /*ids*/ and c.id <= coalesce((
        select fiftieth.id from clients fiftieth where fiftieth.phone = twice.phone order by fiftieth.id limit 1 offset 49
    ), 2147483647)
    join clients other on other.phone = c.phone and other.id < c.id
    union all
    select other.id, c.id, 'name'
    from (select core_key from clients group by core_key having count(*) > 1) twice
    join clients c on c.core_key = twice.core_key and c.id >= /*ids*/ and c.id <= coalesce((
        select fiftieth.id from clients fiftieth where fiftieth.core_key = twice.core_key order by fiftieth.id limit 1 offset 49
    ), 2147483647)
    join clients other on other.core_key = c.core_key and other.id < c.id
) near
group by near.a, near.b
order by 1, 2

-- name: crowded
-- Of the clients from an id on, the first that looks like those who make fifty together: not everybody is compared there.
select min(new.id)
from (select client_a from near_pairs group by client_a having count(*) >= 49) fifty
join clients c on c.id = fifty.client_a
join clients new on (new.phone = c.phone or new.core_key = c.core_key) and new.id >= :first
