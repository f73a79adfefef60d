-- name: added_since
-- By table, the first row that a command added after one of its changes; new rows have the largest ids.
select in_table, min(record_id) as first, max(id) as last
from changes
where command_id = :id and id > :after and action in ('add', 'adds')
group by in_table
order by in_table
