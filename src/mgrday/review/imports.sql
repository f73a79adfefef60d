-- name: imports
select i.id, i.imported_at, i.file, i.kind, i.accepted, i.updated, i.duplicates, i.rejected, i.near_matches, i.rejects_file,
  c.actor, i.command_id as command, c.undone_by
from imports i
join commands c on c.id = i.command_id
where cast(:id as integer) is null or i.id = :id
order by i.id desc
limit :most

-- name: near
-- The pairs that look like one client, of which one came with an import and both are there.
select l.id, l.name as client, e.id as other_id, e.name as other, p.why
from changes ch
join near_pairs p on p.client_b >= ch.record_id
  and p.client_b <= case when ch.action = 'adds' then cast(ch.after as integer) else ch.record_id end
join clients l on l.id = p.client_b
join clients e on e.id = p.client_a
where ch.command_id = :id and ch.in_table = 'clients' and ch.action in ('add', 'adds')
order by case p.why when 'phone' then 0 else 1 end, l.id, e.id
limit :most
