-- name: signed
select d.signed_on, d.member_id, cast(sum(d.amount) as bigint)
from deals d
where d.signed_on is not null and d.signed_on >= :start and d.signed_on < :end
group by d.signed_on, d.member_id
