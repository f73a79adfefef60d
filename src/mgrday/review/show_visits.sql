-- name: of_client
select o.id, o.left_at, o.day, o.back_at, o.due_back_at, o.ends_at, o.purpose, o.with_manager, o.result, o.why_not,
    o.condition, o.expected_on, o.debriefed_on, o.called_back_at, o.verdict, o.verdict_grade, o.callback_note, o.visit_no,
    o.had_keyword, o.grade_then, o.member_id, m.name as member
from outings o
join members m on m.id = o.member_id
where o.client_id = :client
order by o.left_at desc, o.id desc
