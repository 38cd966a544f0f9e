-- Policy 3 in full: clocks, production's replies, incidents with new dates, demand plans,
-- decisions, milestones, change notices, outsourcing, capacity, deputies.

-- Deadlines in hours: begun once, met once; what went over is kept with the one who answered.
create table clock (
	id integer primary key,
	kind text not null,
	order_id integer not null references sales_order,
	prefix text not null,
	document_id integer not null,
	role text not null references role, -- who has to answer
	started_at integer not null,
	due_at integer not null check (due_at >= started_at),
	met_at integer,
	met_by integer references person,
	over integer not null default 0 check (over >= 0), -- seconds, as the clock counts
	check ((met_at is null) = (met_by is null))
) strict;
create index clock_order on clock (order_id);
create index clock_document on clock (document_id, prefix);
create index clock_open on clock (kind) where met_at is null;
create index clock_started on clock (started_at);

alter table sales_order add column first_due integer; -- the required day before the customer accepted another
alter table sales_order add column held_from text references order_state; -- on hold: the state that it goes on from
alter table sales_order add column cancelled_from text references order_state;

-- Production's reply to a regular product's order (3.4.1.2), and what the customer said to it.
create table reply (
	id integer primary key,
	order_id integer not null references sales_order,
	promised integer not null,
	reason text,
	replied_at integer not null,
	replied_by integer not null references person,
	accepted integer check (accepted in (0, 1)),
	answered_at integer,
	answered_by integer references person,
	answer text,
	check ((accepted is null) = (answered_at is null))
) strict;
create index reply_order on reply (order_id);

-- Per order of an incident: the new date, and what the customer said (3.4.2).
alter table incident_order add column promised integer;
alter table incident_order add column replied_at integer;
alter table incident_order add column accepted integer check (accepted in (0, 1));
alter table incident_order add column answered_at integer;
alter table incident_order add column answered_by integer references person;
alter table incident_order add column answer text;

-- Change notices (3.4.4.4): what a line said, what it is to say, and what becomes of what was made beyond that.
create table change_notice (
	id integer primary key,
	order_id integer not null references sales_order,
	reason text not null check (reason <> ''),
	rest text,
	proposed_at integer not null,
	proposed_by integer not null references person,
	proposed_real text not null,
	effective_at integer,
	withdrawn_at integer
) strict;
create index change_notice_order on change_notice (order_id);
create index change_notice_open on change_notice (id) where effective_at is null and withdrawn_at is null;

create table change_notice_line (
	notice_id integer not null references change_notice,
	line integer not null,
	old_quantity integer not null,
	old_spec text,
	old_quality text not null,
	old_due integer not null,
	quantity integer not null check (quantity > 0),
	spec text,
	quality text not null check (quality <> ''),
	due integer not null,
	primary key (notice_id, line)
) strict, without rowid;

alter table contract add column notice_id integer references change_notice; -- under which it was amended

-- Orders that were cancelled, held and resumed, and why.
create table standing_change (
	id integer primary key,
	order_id integer not null references sales_order,
	state text not null references order_state,
	reason text not null check (reason <> ''),
	stock text, -- what becomes of what was made
	changed_at integer not null,
	changed_by integer not null references person
) strict;
create index standing_change_order on standing_change (order_id);
