-- name: ownerless
-- Leads and keywords recorded on a day that belong to nobody yet.
select
  (select count(*) from clients c where c.created_on = :day and c.owner_id is null) as leads,
  (select count(*) from keywords k where k.prepared_on = :day and k.member_id is null) as keywords

-- name: has_department
select d.id from departments d order by d.id limit 1

-- name: has_member
select m.id from members m order by m.id limit 1

-- name: has_client
select c.id from clients c order by c.id limit 1
