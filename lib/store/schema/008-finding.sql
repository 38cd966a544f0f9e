-- What hr finds (2.3.6): a document with a number, what it concerns, and round by round what the department answers and how
-- that is judged. The rounds are a table: an answer that is refused is followed by another one, any number of times,
-- each with a day of its own, and none is overwritten.
create table finding (
	id integer primary key,
	clause text not null,
	department text not null references role,
	prefix text,
	document_id integer,
	order_id integer references sales_order,
	text text not null,
	found_at integer not null,
	found_by integer not null references person,
	found_real text not null,
	closed_at integer
) strict;
create table finding_round (
	finding_id integer not null references finding,
	number integer not null,
	opened_at integer not null,
	due integer not null,
	answer text,
	answered_at integer,
	answered_by integer references person,
	answered_real text,
	judged_at integer,
	judged_by integer references person,
	accepted integer,
	reason text,
	primary key (finding_id, number)
) strict, without rowid;
