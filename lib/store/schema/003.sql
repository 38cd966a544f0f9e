-- Policy 2 in full: reversals and invoices, withdrawals, shortages, problems, returns,
-- carriers' suspension, penalty cases.

create table receipt_reversal (
	id integer primary key,
	receipt_id integer not null references receipt,
	order_id integer references sales_order, -- null: of what was unassigned
	amount integer not null check (amount > 0),
	reason text not null check (reason <> ''),
	reversed_at integer not null,
	reversed_by integer not null references person
) strict;
create index receipt_reversal_receipt on receipt_reversal (receipt_id);
create index receipt_reversal_order on receipt_reversal (order_id);

-- What no order has of a receipt, and wasn't reversed.
create view unassigned_receipt as
	select receipt_id, rest from (
		select id as receipt_id, amount
			- (select coalesce(sum(amount), 0) from receipt_share where receipt_id = receipt.id)
			- (select coalesce(sum(amount), 0) from receipt_reversal where receipt_id = receipt.id and order_id is null)
			as rest
		from receipt)
	where rest > 0;

create table invoice (
	id integer primary key,
	order_id integer not null references sales_order,
	kind text not null,
	tax_number text not null unique check (tax_number <> ''), -- the one that the tax office knows it by
	amount integer not null, -- tax included; below zero in a red-letter invoice
	tax_amount integer not null,
	invoiced_at integer not null,
	invoiced_by integer not null references person,
	reverses integer unique references invoice,
	reason text,
	check ((reverses is null) = (amount > 0))
) strict;
create index invoice_order on invoice (order_id);

alter table ship_request add column withdrawn_at integer;
alter table ship_request add column withdrawn_by integer references person;
alter table ship_request add column withdrawn_reason text;
alter table ship_request add column changed_at integer;

alter table delivery_note add column withdrawn_at integer;
alter table delivery_note add column withdrawn_by integer references person;
alter table delivery_note add column withdrawn_reason text;

-- Goods that are missing for a request (2.4.2b, 2.4.5), and who has to be told.
create table shortage (
	id integer primary key,
	request_id integer not null references ship_request,
	line integer not null,
	quantity integer not null check (quantity > 0),
	expected_on integer, -- day on which the rest is to be there
	reason text not null check (reason <> ''),
	reported_at integer not null,
	reported_by integer not null references person
) strict;
create index shortage_request on shortage (request_id);

-- Whatever the policy says somebody is to be told: open until acknowledged.
create table notice (
	id integer primary key,
	order_id integer not null references sales_order,
	prefix text not null,
	document_id integer not null,
	clause text not null,
	role text references role, -- to whoever holds it, or
	person_id integer references person, -- to this person
	text text not null,
	tells_customer integer not null default 0 check (tells_customer in (0, 1)), -- he has to tell the customer, and what that one says
	opened_at integer not null,
	acknowledged_at integer,
	acknowledged_by integer references person,
	answer text,
	check ((role is null) <> (person_id is null)),
	check ((acknowledged_at is null) = (acknowledged_by is null))
) strict;
create index notice_document on notice (document_id, prefix);
create index notice_open on notice (id) where acknowledged_at is null;
create index notice_order on notice (order_id);

-- What went wrong with a shipment (2.3.3, 2.6.2).
create table shipping_problem (
	id integer primary key,
	note_id integer not null references delivery_note,
	kind text not null,
	description text not null check (description <> ''),
	happened_at integer not null,
	reported_by integer not null references person,
	resolved_at integer,
	resolved_by integer references person,
	resolution text,
	check ((resolved_at is null) = (resolution is null))
) strict;
create index shipping_problem_note on shipping_problem (note_id);
create index shipping_problem_open on shipping_problem (id) where resolved_at is null;

-- Goods that came back: into inspection, not into stock.
create table goods_return (
	id integer primary key,
	note_id integer not null,
	line integer not null,
	quantity integer not null check (quantity > 0),
	amount integer not null check (amount >= 0), -- tax included, as they were on the note
	reason text not null check (reason <> ''),
	returned_at integer not null,
	returned_by integer not null references person,
	foreign key (note_id, line) references delivery_note_line (note_id, line)
) strict;
create index goods_return_note on goods_return (note_id, line);
alter table inspection add column returned_note integer references delivery_note; -- whose returned ones these are
create index inspection_returned on inspection (returned_note) where returned_note is not null;

alter table carrier add column suspended_at integer;
alter table carrier add column suspended_by integer references person;
alter table carrier add column suspended_reason text;

-- Lines of the notes that stand, and what came back of them.
create view noted_line as
	select delivery_note.id as note_id, order_id, request_id, line, quantity, amount, dispatched_at, delivered_at
	from delivery_note join delivery_note_line on note_id = delivery_note.id
	where withdrawn_at is null;
create view returned_line as
	select goods_return.note_id, order_id, line, quantity, amount
	from goods_return join delivery_note on delivery_note.id = note_id;

create table penalty (
	id integer primary key,
	note_id integer not null references delivery_note,
	kind text not null,
	amount integer not null check (amount >= 0),
	loss integer not null default 0 check (loss >= 0),
	person_id integer references person, -- who answers for the step that failed
	reason text not null check (reason <> ''),
	raised_at integer not null,
	proposed_at integer,
	proposed_by integer references person,
	proposed_real text,
	statement text, -- of the person
	heard_at integer,
	waived_at integer,
	waived_by integer references person,
	waived_reason text,
	unique (note_id, kind),
	check ((waived_at is null) = (waived_reason is null)),
	check (proposed_at is null or person_id is not null)
) strict;
create index penalty_open on penalty (id) where waived_at is null;
