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
create index clock_open on clock (kind, document_id) where met_at is null;
create index clock_started on clock (started_at);

alter table sales_order add column first_due integer; -- the required day before the customer accepted another
alter table sales_order add column held_from text references order_state; -- on hold: the state that it goes on from
create index sales_order_cancelled on sales_order (customer_id, received_at) where state = 'cancelled';
alter table sales_order add column cancelled_from text references order_state;
alter table sales_order add column dispatch_on integer; -- day on which a new product is to be dispatched (3.4.4.3)

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

-- New products (3.4.4.1 to 3.4.4.3): the demand plan, the general manager's decision, the departments' milestones.
create table demand_plan (
	id integer primary key,
	order_id integer not null references sales_order,
	product text not null check (product <> ''),
	purpose text not null check (purpose <> ''),
	standard text not null check (standard <> ''),
	yearly integer not null check (yearly > 0), -- quantity expected a year
	target_price integer not null check (target_price >= 0),
	needed_on integer not null,
	reason text not null check (reason <> ''),
	filed_at integer not null,
	filed_by integer not null references person,
	filed_real text not null
) strict;
create index demand_plan_order on demand_plan (order_id);

create table decision (
	id integer primary key,
	order_id integer not null references sales_order,
	make integer not null check (make in (0, 1)),
	reason text,
	decided_at integer not null,
	decided_by integer not null references person
) strict;
create index decision_order on decision (order_id);

create table milestone (
	order_id integer not null references sales_order,
	department text not null references role,
	due integer not null,
	set_at integer not null,
	set_by integer not null references person,
	met_at integer,
	met_by integer references person,
	primary key (order_id, department)
) strict, without rowid;

-- Outsourcing (3.4.4.5): every field; signed by vp or above, handled by purchasing, confirmed by gm, received.
create table outsourcing (
	id integer primary key,
	order_id integer not null,
	line integer not null,
	quantity integer not null check (quantity > 0),
	spec text not null check (spec <> ''),
	quality text not null check (quality <> ''),
	needed_on integer not null,
	price integer not null check (price >= 0), -- expected; a unit's, millionths
	reason text not null check (reason <> ''),
	requested_at integer not null,
	requested_by integer not null references person,
	requested_real text not null,
	supplier text,
	handled_price integer check (handled_price >= 0),
	deliver_on integer,
	handled_at integer,
	handled_by integer references person,
	handled_real text,
	refused_at integer,
	foreign key (order_id, line) references order_line (order_id, line),
	check ((handled_at is null) = (supplier is null))
) strict;
create index outsourcing_order on outsourcing (order_id, line);

create table outsourcing_receipt (
	id integer primary key,
	outsourcing_id integer not null references outsourcing,
	quantity integer not null check (quantity > 0),
	received_at integer not null,
	received_by integer not null references person
) strict;
create index outsourcing_receipt_outsourcing on outsourcing_receipt (outsourcing_id);
alter table inspection add column outsourcing_id integer references outsourcing; -- whose received ones these are
create index inspection_outsourcing on inspection (outsourcing_id) where outsourcing_id is not null;

-- Capacity (3.4.3): hours of work centres, by day; what a unit of a product needs of them; cases of over-capacity.
create table work_centre (
	id integer primary key,
	code text not null unique check (code <> ''),
	name text not null,
	hours integer not null check (hours >= 0) -- a working day, millionths of an hour
) strict;

create table work_centre_day (
	centre_id integer not null references work_centre,
	day integer not null,
	hours integer not null check (hours >= 0),
	primary key (centre_id, day)
) strict, without rowid;

create table work_need (
	product_id integer not null references product,
	centre_id integer not null references work_centre,
	hours integer not null check (hours >= 0), -- a unit
	primary key (product_id, centre_id)
) strict, without rowid;

create table over_capacity (
	id integer primary key,
	centre_id integer not null references work_centre,
	from_on integer not null,
	to_on integer not null check (to_on >= from_on),
	reason text not null check (reason <> ''),
	raised_at integer not null,
	raised_by integer not null references person,
	decided_at integer,
	decided_by integer references person
) strict;
create index over_capacity_open on over_capacity (centre_id) where decided_at is null;

create table over_capacity_order (
	over_id integer not null references over_capacity,
	place integer not null check (place > 0),
	order_id integer not null references sales_order,
	old_due integer not null,
	due integer not null,
	primary key (over_id, place)
) strict, without rowid;

-- Deputies for absence.
create table deputy (
	id integer primary key,
	person_id integer not null references person, -- who is away
	deputy_id integer not null references person,
	from_on integer not null,
	to_on integer not null check (to_on >= from_on),
	appointed_at integer not null,
	appointed_by integer not null references person,
	check (person_id <> deputy_id)
) strict;
create index deputy_deputy on deputy (deputy_id);
alter table signature add column deputy_for integer references person;
