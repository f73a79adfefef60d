-- The least that an import of leads has to do, in SQL: required, phone, grade, days and owner checked, the same company and the
-- same phone looked for. {base} is a store with the members, {leads} the file; run by the sqlite3 shell.
attach '{base}' as base;
create table leads (
    id integer primary key, company text not null, key text not null, contact text, title text, phone text, industry text,
    region text, source text, grade text not null, owner_id integer, next_step text, next_on text, created_on text not null, note text
);
create unique index leads_key on leads (key);
create index leads_phone on leads (phone);
create table rejects (line integer, reason text);
create temp table raw (
    company text, contact text, title text, phone text, industry text, region text, source text, grade text, owner text,
    next_step text, next_on text, created_on text, note text
);
.import --csv --skip 1 {leads} raw
begin;
create temp table checked as
select r.rowid as line, r.*,
    lower(replace(replace(replace(replace(company, ' ', ''), '　', ''), '（', '('), '）', ')')) as key,
    replace(replace(phone, ' ', ''), '-', '') as digits,
    upper(replace(grade, '类', '')) as letter,
    m.id as owner_id
from raw r left join base.members m on m.name = r.owner;
insert into rejects
select line, case
    when company = '' then 'company'
    when digits <> '' and (digits glob '*[^0-9]*' or not (
        (digits glob '1*' and length(digits) = 11) or (digits glob '0*' and length(digits) between 10 and 12)
    )) then 'phone'
    when letter not in ('', 'A', 'B', 'C') then 'grade'
    when created_on <> '' and date(created_on) is not created_on then 'day'
    when next_on <> '' and date(next_on) is not next_on then 'day'
    when owner <> '' and owner_id is null then 'owner'
end as reason
from checked where reason is not null;
insert or ignore into leads (
    company, key, contact, title, phone, industry, region, source, grade, owner_id, next_step, next_on, created_on, note
)
select company, key, contact, title, nullif(digits, ''), industry, region, source, coalesce(nullif(letter, ''), 'C'), owner_id,
    next_step, next_on, coalesce(nullif(created_on, ''), '2026-11-18'), note
from checked where line not in (select line from rejects) order by line;
create table pairs as
select a.id as a, b.id as b
from (select phone from leads where phone is not null group by phone having count(*) > 1) twice
join leads a on a.phone = twice.phone
join leads b on b.phone = a.phone and b.id > a.id;
commit;
