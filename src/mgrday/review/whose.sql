-- name: departments
select d.name, d.branch from departments d
where cast(:department as integer) is null or d.id = :department
order by d.id
