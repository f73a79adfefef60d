-- name: ticks
select t.id, t.item, t.note, t.done_at from ticks t where t.guide = :guide and t.period = :period
