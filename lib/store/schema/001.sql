-- The first schema: the main flow, from receipt to delivery.
--
-- id of a numbered document   month of recording × 10^7 + serial, so that SO202611-0001 is 202611 0000001
-- *_at                        instant, seconds since 1970 UTC
-- *_on, due                   day, days since 1970 in the database's time zone
-- month                       year × 100 + month
-- amount, tax_amount, freight fen
-- price, cost, quantity, discount, tax   millionths of a yuan a unit, of a unit, of the whole
-- *_by                        the person
-- prefix, document_id          a document of any kind: its number's letters, and its id

create table setting (
	name text primary key,
	value text not null
) strict, without rowid;

-- The words of the program's own tables, filled in from them when the schema is made.
create table role (name text primary key) strict, without rowid;
create table order_kind (name text primary key) strict, without rowid;
create table order_state (name text primary key) strict, without rowid;

create table person (
	id integer primary key,
	login text not null unique check (login <> ''),
	name text not null check (name <> ''),
	head integer not null default 0 check (head in (0, 1))
) strict;

create table person_role (
	person_id integer not null references person,
	role text not null references role,
	primary key (person_id, role)
) strict, without rowid;

create table customer (
	id integer primary key,
	code text not null unique check (code <> ''),
	name text not null check (name <> ''),
	key_account integer not null default 0 check (key_account in (0, 1)),
	potential integer not null default 0 check (potential in (0, 1)),
	address text,
	contact text,
	phone text,
	note text
) strict;

create table product (
	id integer primary key,
	code text not null unique check (code <> ''),
	name text not null check (name <> ''),
	spec text,
	unit text,
	price integer check (price >= 0),
	cost integer check (cost >= 0),
	note text
) strict;

create table carrier (
	id integer primary key,
	code text not null unique check (code <> ''),
	name text not null check (name <> ''),
	transit_days integer check (transit_days >= 0),
	contact text,
	phone text,
	note text,
	approved_at integer,
	approved_by integer references person,
	check ((approved_at is null) = (approved_by is null))
) strict;

create table sales_order (
	id integer primary key,
	customer_id integer not null references customer,
	kind text not null references order_kind,
	state text not null references order_state,
	month integer not null check (month between 190001 and 999912), -- of receipt
	received_at integer not null,
	received_by integer not null references person,
	due integer not null,
	ref text, -- the order's name outside
	note text
) strict;
create index sales_order_month on sales_order (month);
create unique index sales_order_ref on sales_order (ref) where ref is not null;

create table order_line (
	order_id integer not null references sales_order,
	line integer not null check (line > 0),
	product_id integer not null references product,
	spec text,
	quantity integer not null check (quantity > 0),
	price integer check (price >= 0),
	discount integer not null default 0 check (discount between 0 and 1000000),
	tax integer not null default 0 check (tax between 0 and 1000000),
	amount integer check ((amount is null) = (price is null)),
	due integer not null,
	quality text not null check (quality <> ''),
	note text,
	primary key (order_id, line)
) strict, without rowid;

-- The review and quotation sheet (clause 1.2).
create table review (
	id integer primary key,
	order_id integer not null references sales_order,
	opened_at integer not null,
	opened_by integer not null references person,
	meeting_on integer,
	attendees text,
	concluded_at integer,
	concluded_by integer references person,
	mode text, -- acceptance mode, or rejected
	raise_percent integer check (raise_percent >= 0),
	extend_days integer check (extend_days >= 0),
	reason text,
	check ((meeting_on is null) = (attendees is null)),
	check ((concluded_at is null) = (mode is null))
) strict;
create index review_order on review (order_id);

-- What each department named on the sheet says: an opinion (1.2a), the working days it needs (1.2d).
create table review_department (
	review_id integer not null references review,
	department text not null references role,
	agree integer check (agree in (0, 1)),
	comment text,
	opinion_at integer,
	opinion_by integer references person,
	days integer check (days >= 0),
	days_at integer,
	days_by integer references person,
	primary key (review_id, department),
	check ((agree is null) = (opinion_at is null)),
	check ((days is null) = (days_at is null))
) strict, without rowid;

create table quotation (
	id integer primary key,
	order_id integer not null references sales_order,
	version integer not null check (version > 0),
	quoted_at integer not null,
	quoted_by integer not null references person,
	quoted_real text not null, -- the login that really put it up
	valid_on integer not null, -- the last day
	amount integer not null check (amount >= 0),
	tax_amount integer not null check (tax_amount >= 0),
	reported_at integer,
	sent_at integer,
	answered_at integer,
	accepted integer check (accepted in (0, 1)),
	withdrawn_at integer,
	unique (order_id, version),
	check ((answered_at is null) = (accepted is null))
) strict;

create table quotation_line (
	quotation_id integer not null references quotation,
	line integer not null,
	quantity integer not null check (quantity > 0),
	price integer not null check (price >= 0),
	discount integer not null check (discount between 0 and 1000000),
	tax integer not null check (tax between 0 and 1000000),
	amount integer not null check (amount >= 0),
	tax_amount integer not null check (tax_amount >= 0),
	primary key (quotation_id, line)
) strict, without rowid;

-- A signature binds the content signed: `content` is the SHA-256 of what the document then said.
create table signature (
	id integer primary key,
	prefix text not null, -- of the document's number
	document_id integer not null,
	clause text not null,
	signed_at integer not null,
	signed_by integer not null references person,
	role text not null references role,
	agree integer not null check (agree in (0, 1)),
	reason text,
	content blob not null check (length(content) = 32)
) strict;
create index signature_document on signature (document_id, prefix);

create table contract (
	id integer primary key,
	order_id integer not null references sales_order,
	quotation_id integer not null unique references quotation,
	signed_at integer not null,
	signed_by integer not null references person,
	signatory text not null check (signatory <> ''),
	customer_signatory text not null check (customer_signatory <> ''),
	terms text,
	amount integer not null,
	tax_amount integer not null
) strict;
create index contract_order on contract (order_id);

-- SQLite's archive format (sqlite.org/sqlar.html), as the sqlite3 shell reads it.
create table sqlar (
	name text primary key,
	mode int,
	mtime int,
	sz int,
	data blob
);

create table archived_file (
	name text primary key references sqlar (name),
	prefix text not null,
	document_id integer not null,
	size integer not null check (size >= 0),
	sha256 blob not null check (length(sha256) = 32)
) strict, without rowid;
create index archived_file_document on archived_file (document_id, prefix);

create table drawing (
	id integer primary key,
	order_id integer not null references sales_order,
	title text not null,
	revision text not null check (revision <> ''),
	key_points text not null check (key_points <> ''),
	registered_at integer not null,
	registered_by integer not null references person,
	unique (order_id, title, revision)
) strict;

-- Technical briefings (1.6a).
create table briefing (
	drawing_id integer not null references drawing,
	department text not null references role,
	briefed_at integer not null,
	briefed_by integer not null references person,
	note text,
	primary key (drawing_id, department)
) strict, without rowid;

create table step (
	order_id integer not null references sales_order,
	place integer not null check (place > 0),
	department text not null references role,
	planned_on integer not null,
	due integer not null check (due >= planned_on),
	started_at integer,
	started_by integer references person,
	finished_at integer check (finished_at >= started_at),
	finished_by integer references person,
	outcome text,
	primary key (order_id, department)
) strict, without rowid;

create table inspection (
	id integer primary key,
	order_id integer not null,
	line integer not null,
	batch text not null check (batch <> ''),
	passed integer not null check (passed >= 0),
	failed integer not null check (failed >= 0),
	rework integer not null check (rework >= 0),
	scrap integer not null check (scrap >= 0),
	inspected_at integer not null,
	inspected_by integer not null references person,
	foreign key (order_id, line) references order_line (order_id, line),
	check (failed = rework + scrap),
	check (passed + failed > 0)
) strict;
create index inspection_order on inspection (order_id, line);

create table finished_goods (
	id integer primary key,
	inspection_id integer not null unique references inspection,
	order_id integer not null,
	line integer not null,
	quantity integer not null check (quantity > 0),
	finished_at integer not null,
	finished_by integer not null references person,
	foreign key (order_id, line) references order_line (order_id, line)
) strict;
create index finished_goods_order on finished_goods (order_id, line);

create table receipt (
	id integer primary key,
	amount integer not null check (amount > 0),
	reference text not null check (reference <> ''),
	received_at integer not null,
	received_by integer not null references person,
	payer text,
	memo text,
	bank_line text unique -- what an imported line of a bank statement is known by
) strict;

-- A receipt may be spread over several orders; what no order has is unassigned.
create table receipt_share (
	receipt_id integer not null references receipt,
	order_id integer not null references sales_order,
	amount integer not null check (amount > 0),
	primary key (receipt_id, order_id)
) strict, without rowid;
create index receipt_share_order on receipt_share (order_id);

create table ship_request (
	id integer primary key,
	order_id integer not null references sales_order,
	requested_at integer not null,
	requested_by integer not null references person,
	tubing text not null,
	labels text not null,
	special text not null,
	address text not null,
	contact text not null,
	phone text not null,
	arrive_on integer not null
) strict;
create index ship_request_order on ship_request (order_id);

create table ship_request_line (
	request_id integer not null references ship_request,
	line integer not null,
	equipment text not null,
	quantity integer not null check (quantity > 0),
	primary key (request_id, line)
) strict, without rowid;

-- The clerk asks for the general manager's special approval of one request (2.4.3).
create table special_approval (
	id integer primary key,
	request_id integer not null references ship_request,
	asked_at integer not null,
	asked_by integer not null references person,
	asked_real text not null,
	reason text not null check (reason <> '')
) strict;
create index special_approval_request on special_approval (request_id);

create table delivery_note (
	id integer primary key,
	order_id integer not null references sales_order,
	request_id integer not null references ship_request,
	made_at integer not null,
	made_by integer not null references person,
	confirmed_at integer,
	confirmed_by integer references person, -- whose confirmation it is
	packaging text,
	packed_ok integer check (packed_ok in (0, 1)),
	packed_at integer,
	packed_by integer references person,
	carrier_id integer references carrier,
	service text,
	waybill text,
	freight integer check (freight >= 0),
	transit_reason text,
	dispatched_at integer,
	dispatched_by integer references person,
	delivered_at integer,
	delivered_by integer references person,
	check ((packaging is null) = (packed_at is null)),
	check (dispatched_at is null or (confirmed_at is not null and packed_ok = 1
		and carrier_id is not null and waybill is not null and freight is not null)),
	check (delivered_at is null or dispatched_at is not null)
) strict;
create index delivery_note_order on delivery_note (order_id);
create index delivery_note_request on delivery_note (request_id);
create unique index delivery_note_waybill on delivery_note (carrier_id, waybill) where waybill is not null;

create table delivery_note_line (
	note_id integer not null references delivery_note,
	line integer not null,
	quantity integer not null check (quantity > 0),
	amount integer not null, -- tax included
	primary key (note_id, line)
) strict, without rowid;

-- The journal: one row a change, never updated, never deleted; chain = SHA-256 of the one before and this.
create table event (
	id integer primary key,
	recorded_at integer not null,
	happened_at integer not null,
	real text not null,
	actor text not null,
	role text not null,
	action text not null,
	order_id integer,
	document text not null,
	changes blob not null,
	key text,
	request blob,
	answer text,
	chain blob not null check (length(chain) = 32),
	check ((key is null) = (request is null))
) strict;
create index event_order on event (order_id) where order_id is not null;
create unique index event_key on event (key) where key is not null;
