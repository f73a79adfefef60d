-- name: place
select c.id, c.name as company, c.industry, c.region from clients c where c.id = :client

-- name: signed
select c.id, c.industry, c.region from deals d join clients c on c.id = d.client_id where d.id = :deal and d.signed_on is not null

-- name: count
select count(*) from clients c
where c.industry = :industry and c.region = :region and c.id <> :client
  and c.last_touch_day is null and c.signed_on is null and c.archived_on is null

-- name: untouched
-- The neighbours of a client that nobody has touched, the better grade first, then who has waited longest.
select c.id, c.name as company, c.contact, c.title, c.phone, c.industry, c.region, c.size, c.source, c.grade, m.name as owner,
    c.next_step, c.next_on, c.created_on, c.note, c.archived_on, c.graded_on, c.step_set_on
from clients c
left join members m on m.id = c.owner_id
where c.industry = :industry and c.region = :region and c.id <> :client
  and c.last_touch_day is null and c.signed_on is null and c.archived_on is null
order by c.grade, c.created_on, c.id
limit :most

-- name: clusters
-- Where clients signed in a span and untouched leads of the same industry and region are left, most of them first.
select w.industry, w.region, min(w.id) as client, (
        select count(*) from clients c
        where c.industry = w.industry and c.region = w.region
          and c.last_touch_day is null and c.signed_on is null and c.archived_on is null
    ) as untouched
from clients w
join members m on m.id = w.owner_id
where w.signed_on >= :start and w.signed_on < :end and w.industry is not null and w.region is not null
  and (cast(:department as integer) is null or m.department_id = :department)
group by w.industry, w.region
order by untouched desc, w.industry, w.region
limit 1
