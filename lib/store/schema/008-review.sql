-- An opinion for whom a deputy gave it, and whether as head.
alter table review_department add column opinion_for integer references person;
alter table review_department add column opinion_head integer;
-- The opinions of a department beside its last: a later one never overwrites them. A table: there may be any
-- number of them.
create table earlier_opinion (
	review_id integer not null references review,
	department text not null,
	number integer not null,
	agree integer not null,
	comment text,
	opinion_at integer not null,
	opinion_by integer not null references person,
	opinion_for integer references person,
	opinion_head integer,
	primary key (review_id, department, number)
) strict, without rowid;
