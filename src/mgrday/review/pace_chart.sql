-- name: signed_by_day
select d.signed_on as day, cast(sum(d.amount) as bigint) as amount
from deals d join members m on m.id = d.member_id
where d.signed_on is not null and d.signed_on >= :start and d.signed_on < :end
  and (cast(:department as integer) is null or m.department_id = :department)
group by d.signed_on
order by d.signed_on
