-- Policy 1 in full: promised dates, amendments, steps by line, urging, re-planning,
-- re-inspection, batches on notes, key difficulties, public holidays.

alter table sales_order add column promised integer; -- day: the required one and what the review added to it
create index sales_order_state on sales_order (state);
create index sales_order_customer on sales_order (customer_id, received_at);
create index quotation_open on quotation (order_id) where withdrawn_at is null and answered_at is null;

alter table quotation add column due integer; -- day of delivery that it promises

alter table contract add column version integer not null default 1 check (version > 0);
alter table contract add column amends integer references contract;
alter table contract add column reason text; -- of the amendment
alter table contract add column due integer;
create unique index contract_version on contract (order_id, version);

-- Days on which the calendar differs from the week: public holidays, and weekends that are worked.
create table calendar_day (
	day integer primary key,
	works integer not null check (works in (0, 1)),
	name text
) strict;

-- What of a step was begun and finished for one line of the order by itself.
create table step_line (
	order_id integer not null,
	department text not null,
	line integer not null,
	started_at integer not null,
	started_by integer not null references person,
	finished_at integer check (finished_at >= started_at),
	finished_by integer references person,
	outcome text,
	primary key (order_id, department, line),
	foreign key (order_id, department) references step (order_id, department),
	foreign key (order_id, line) references order_line (order_id, line)
) strict, without rowid;

create table replanning (
	id integer primary key,
	order_id integer not null references sales_order,
	replanned_at integer not null,
	replanned_by integer not null references person,
	reason text not null check (reason <> '')
) strict;
create index replanning_order on replanning (order_id);

-- The department downstream urges the one upstream (1.6b).
create table urge (
	id integer primary key,
	order_id integer not null,
	department text not null, -- upstream
	by_department text not null references role,
	urged_at integer not null,
	urged_by integer not null references person,
	note text,
	foreign key (order_id, department) references step (order_id, department)
) strict;
create index urge_step on urge (order_id, department);

alter table inspection add column reinspects integer references inspection; -- whose reworked ones these are
create index inspection_reinspects on inspection (reinspects) where reinspects is not null;
create index inspection_batch on inspection (batch);

-- From which inspections' batches a note's line was taken.
create table delivery_batch (
	note_id integer not null,
	line integer not null,
	inspection_id integer not null references inspection,
	quantity integer not null check (quantity > 0),
	primary key (note_id, line, inspection_id),
	foreign key (note_id, line) references delivery_note_line (note_id, line)
) strict, without rowid;
create index delivery_batch_inspection on delivery_batch (inspection_id);
create index delivery_note_by_waybill on delivery_note (waybill) where waybill is not null;
create index delivery_note_open on delivery_note (order_id) where delivered_at is null;

-- Key difficulties (1.8).
create table incident (
	id integer primary key,
	cause text not null,
	description text not null check (description <> ''),
	happened_at integer not null,
	reported_by integer not null references person,
	settled_at integer,
	settled_by integer references person,
	outcome text,
	check ((settled_at is null) = (outcome is null))
) strict;
create index incident_open on incident (id) where settled_at is null;

create table incident_order (
	incident_id integer not null references incident,
	order_id integer not null references sales_order,
	primary key (incident_id, order_id)
) strict, without rowid;
create index incident_order_order on incident_order (order_id);

create table incident_acknowledgement (
	incident_id integer not null references incident,
	role text not null references role,
	acknowledged_at integer not null,
	acknowledged_by integer not null references person,
	primary key (incident_id, role)
) strict, without rowid;
