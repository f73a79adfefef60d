-- The least that an import of leads has to do, in SQL: required, phone, grade, days and owner checked; the same company, the same
-- phone and names that differ in city, brackets and legal suffix looked for. {base} is a store with the members, {leads} the file,
-- {places} the names of places, one a line; run by the sqlite3 shell.
attach '{base}' as base;
create table leads (
    id integer primary key, company text not null, key text not null, core text not null, contact text, title text, phone text,
    industry text, region text, source text, grade text not null, owner_id integer, next_step text, next_on text,
    created_on text not null, note text
);
create unique index leads_key on leads (key);
create index leads_phone on leads (phone);
create index leads_core on leads (core);
create temp table places (name text primary key) without rowid;
.import {places} places
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
create temp table placeless as
select c.line, replace(replace(ltrim(substr(key, 1 + coalesce(length(three.name), length(two.name), 0)), '省市'), '(', ''), ')', '') as bare
from checked c left join places two on two.name = substr(key, 1, 2) left join places three on three.name = substr(key, 1, 3);
create temp table cored as
select line, case
    when bare glob '?*股份有限公司' or bare glob '?*集团有限公司' or bare glob '?*有限责任公司' then substr(bare, 1, length(bare) - 6)
    when bare glob '?*有限公司' then substr(bare, 1, length(bare) - 4)
    when bare glob '?*公司' or bare glob '?*集团' then substr(bare, 1, length(bare) - 2)
    else bare
end as core
from placeless;
insert into rejects
select line, case
    when company = '' then 'company'
    when digits <> '' and (digits glob '*[^0-9]*' or not (
        (digits glob '1*' and length(digits) = 11) or (digits glob '0*' and length(digits) between 10 and 12)
    )) then 'phone'
    when letter not in ('', 'A', 'B', 'C') then 'grade'
    when created_on <> '' and date(created_on, '+0 days') is not created_on then 'day'
    when next_on <> '' and date(next_on, '+0 days') is not next_on then 'day'
    when owner <> '' and owner_id is null then 'owner'
end as reason
from checked where reason is not null;
insert or ignore into leads (
    company, key, core, contact, title, phone, industry, region, source, grade, owner_id, next_step, next_on, created_on, note
)
select company, key, core, contact, title, nullif(digits, ''), industry, region, source, coalesce(nullif(letter, ''), 'C'), owner_id,
    next_step, next_on, coalesce(nullif(created_on, ''), '2026-11-18'), note
from checked join cored using (line) where line not in (select line from rejects) order by line;
create table pairs as
select a.id as a, b.id as b
from (select phone from leads where phone is not null group by phone having count(*) > 1) twice
join leads a on a.phone = twice.phone
join leads b on b.phone = a.phone and b.id > a.id
union
select a.id, b.id
from (select core from leads group by core having count(*) > 1) twice
join leads a on a.core = twice.core
join leads b on b.core = a.core and b.id > a.id;
commit;
