-- name: put_off
-- The findings that are put off on a day, those that come back first before the others.
select s.id, s.rule, s.kind, s.record_id, s.member, s.client, s.severity, s.until, s.reason, s.snoozed_on
from snoozes s
where s.until > :today
order by s.until, s.id
