-- name: unverified
select o.id, o.day, o.back_at, o.verdict, o.called_back_on, c.name as client, c.grade, m.name as member,
  case when exists (
    select 1 from deals d
    where d.client_id = c.id and d.key = 1 and d.lost_on is null
      and (d.signed_on is null or d.signed_on >= :month)
  ) then 1 else 0 end as key_deal
from members m
cross join outings o
cross join clients c
where o.member_id = m.id and o.left_at >= :start and o.left_at < :end
  and o.back_at is not null and c.id = o.client_id and c.archived_on is null
  and (o.verdict = 'unreachable' or (o.verdict is null and o.called_back_at is null))
  and coalesce(o.called_back_on, substr(o.back_at, 1, 10)) < :before
  and m.role in ('rep', 'leader') and (m.left_on is null or m.left_on > :today)
  and (cast(:department as integer) is null or m.department_id = :department)
  and (cast(:member as integer) is null or m.id = :member)
