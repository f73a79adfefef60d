-- The ids of the records stand in the place of the comment in the brackets: whole numbers.

-- name: grade_history
-- Every grade given to some clients, but of those that were given one only, and no moment and no reason.
select g.client_id, g.on_day, g.given_at, g.grade, g.reason from grades g
where g.client_id in (/*ids*/)
  and (
      g.given_at is not null or g.reason is not null
      or exists (select 1 from grades other where other.client_id = g.client_id and other.id <> g.id)
  )
order by g.client_id, g.on_day, g.id

-- name: reconciled
-- The orders that were there when their event was reconciled: any that comes later opens it again.
select d.id from deals d
join events e on e.id = d.event_id
where d.id in (/*ids*/) and d.signed_on <= e.reconciled_on
