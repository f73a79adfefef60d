-- name: week
select (select count(*) from calls c where c.member_id = :member and c.day >= :start and c.day < :end) as calls,
    (select count(*) from calls c
     where c.member_id = :member and c.day >= :start and c.day < :end and c.reached = 'owner') as effective_calls,
    (select count(*) from invitations i where i.member_id = :member and i.sent_on >= :start and i.sent_on < :end) as invitations,
    (select count(*) from outings o where o.member_id = :member and o.left_at >= :start and o.left_at < :end) as outings,
    (select count(*) from deals d where d.member_id = :member and d.signed_on >= :start and d.signed_on < :end) as deals,
    (select cast(coalesce(sum(d.amount), 0) as bigint) from deals d
     where d.member_id = :member and d.signed_on >= :start and d.signed_on < :end) as amount

-- name: prepared
-- Of a member's visits, how many had a keyword when they left.
select count(*) as visits, coalesce(sum(o.had_keyword), 0) as prepared
from outings o
where o.member_id = :member and o.left_at >= :start and o.left_at < :end

-- name: serviced
-- Of the services due to a member's clients, how many were done by their day.
select count(*) as due, coalesce(sum(case when s.done_on <= s.due_on then 1 else 0 end), 0) as in_time
from clients c
cross join services s
where c.owner_id = :member and c.signed_on is not null and s.client_id = c.id and s.kind <> 'objection'
  and s.due_on is not null and s.due_on >= :start and s.due_on < :end
