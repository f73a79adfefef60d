-- name: of_a_record
-- What was ever put off of a rule about a record, the last first.
select s.id, s.member, s.client
from snoozes s
where s.rule = :rule and s.kind = :kind and s.record_id = :id
order by s.id desc
