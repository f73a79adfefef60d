-- name: without_role
-- Who signed at an event of which roles are kept, and holds none.
select distinct m.id, m.name as member
from deals d
join members m on m.id = d.member_id
where d.event_id = :event and d.signed_on is not null
  and exists (select 1 from posts p where p.event_id = :event)
  and not exists (select 1 from posts p where p.event_id = :event and p.member_id = d.member_id)
order by m.name, m.id

-- name: standing
select count(*) as deals, cast(coalesce(sum(d.amount), 0) as bigint) as amount
from deals d
where d.event_id = :event and d.signed_on is not null
