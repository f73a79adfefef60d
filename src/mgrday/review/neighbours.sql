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
    c.next_step, c.next_on, c.created_on, c.note
from clients c
left join members m on m.id = c.owner_id
where c.industry = :industry and c.region = :region and c.id <> :client
  and c.last_touch_day is null and c.signed_on is null and c.archived_on is null
order by c.grade, c.created_on, c.id
limit :most
