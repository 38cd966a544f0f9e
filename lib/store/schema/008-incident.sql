-- Nobody's fault (3.4.2) is what the head of production and sales both agree is so, two persons. What was reported before
-- that was kept counts as it did: agreed when it happened, by nobody.
alter table incident add column production_agreed_at integer;
alter table incident add column production_agreed_by integer references person;
alter table incident add column sales_agreed_at integer;
alter table incident add column sales_agreed_by integer references person;
update incident set production_agreed_at = happened_at, sales_agreed_at = happened_at where cause <> 'difficulty';
