-- A rule holds for the whole of an order: what was decided on what, who let a rule pass, what changed since; and what is
-- recorded is neither lost, doubled nor let in by somebody else.

-- What was agreed stays agreed: an order's changes against its quotation, contract and promise; money that is to be given
-- back; special approvals that are used once; goods that came back and were looked at.

-- A quotation says what was offered, whatever becomes of the order's lines.
alter table quotation_line add column product_id integer references product;
alter table quotation_line add column spec text;
alter table quotation_line add column quality text;
alter table quotation_line add column due integer;
update quotation_line set (product_id, spec, quality, due) = (select order_line.product_id, order_line.spec,
	order_line.quality, order_line.due from quotation join order_line on order_line.order_id = quotation.order_id
	where quotation.id = quotation_line.quotation_id and order_line.line = quotation_line.line);

-- Since when the order's lines are others than those that it was opened, signed or promised for.
alter table review add column changed_at integer;
alter table demand_plan add column changed_at integer;
alter table reply add column changed_at integer;

-- More was received than the order comes to: for finance to give back.
alter table sales_order add column overpaid integer not null default 0 check (overpaid >= 0);
create index sales_order_overpaid_open on sales_order (id) where overpaid > 0;
update sales_order set overpaid = max(0,
	(select coalesce(sum(amount), 0) from receipt_share where order_id = sales_order.id)
	- (select coalesce(sum(amount), 0) from receipt_reversal where order_id = sales_order.id)
	- case state when 'cancelled' then 0 else (select amount + tax_amount from contract
		where order_id = sales_order.id order by version desc limit 1) end)
where id in (select order_id from receipt_share)
	and (state = 'cancelled' or exists (select 1 from contract where order_id = sales_order.id));

-- Closed while quotation, contract and lines differed: they are to be amended first.
update sales_order set state = 'delivered' where state = 'closed' and exists (select 1 from order_line
	join contract on contract.order_id = order_line.order_id
	left join quotation_line on quotation_line.quotation_id = contract.quotation_id and quotation_line.line = order_line.line
	where order_line.order_id = sales_order.id
	and contract.version = (select max(version) from contract as newest where newest.order_id = sales_order.id)
	and (quotation_line.quantity is null or quotation_line.quantity <> order_line.quantity));

-- The special approval (2.4.3): when it was given, for what sum that no receipt covers (null: given before that was
-- kept), to which note it went; and when something took it away.
alter table special_approval add column granted_at integer;
alter table special_approval add column amount integer check (amount >= 0);
alter table special_approval add column note_id integer references delivery_note;
alter table special_approval add column void_at integer;
update special_approval set granted_at = (select signed_at from signature where prefix = 'SR'
	and document_id = request_id and agree = 1 and id = (select max(id) from signature as newest
		where newest.prefix = 'SR' and newest.document_id = request_id)),
	note_id = (select max(id) from delivery_note where delivery_note.request_id = special_approval.request_id
		and withdrawn_at is null);

-- Goods that came back count as with the customer until the warehouse has them and qc has looked at them.
alter table goods_return add column received_at integer;
alter table goods_return add column received_by integer references person;
update goods_return set received_at = returned_at, received_by = returned_by;
alter table inspection add column returned_amount integer; -- of what came back and was inspected: as on the note, tax included
update inspection set returned_amount = (select cast(round(1.0 * sum(goods_return.amount)
		* (inspection.passed + inspection.failed) / sum(goods_return.quantity)) as integer)
	from goods_return where note_id = returned_note and goods_return.line = inspection.line)
where returned_note is not null;

drop index delivery_note_waybill; -- one waybill carries several notes

-- A customer's name for an order is his alone: another customer may have one that reads the same.
drop index sales_order_ref;
create unique index sales_order_ref on sales_order (customer_id, ref) where ref is not null;

-- What the bank calls a receipt, as references are compared (text_key()); null of one recorded before that was kept,
-- until the next receipt fills it in. Found by an index: a receipt is asked for at every other one.
alter table receipt add column reference_key text;
alter table receipt add column again text; -- why it is another receipt of a reference that there is
create index receipt_reference on receipt (reference_key);

-- Further orders that an event concerns, beside the one that it names itself: of a receipt that is spread
-- over several, of an incident, of a sequence. A table, since an event may concern any number of them. What
-- stands inside this file's statements is parsed whenever a database is opened: comments stay outside.
create table order_event (
	order_id integer not null references sales_order,
	event_id integer not null,
	primary key (order_id, event_id)
) strict, without rowid;

-- An incident's events concern all its orders.
insert into order_event (order_id, event_id)
	select incident_order.order_id, event.id from event join incident_order
	on incident_id = cast(substr(document, 3, 6) as integer) * 10000000 + cast(substr(document, 10) as integer)
	where document >= 'IC' and document < 'ID' and event.order_id is not null
	and event.order_id <> incident_order.order_id;

-- Rules that somebody let pass, as it was judged then: which (its name in policy/rules.h), of what, who in
-- which role, and why. A table: an event may lift several, and a signature, a review and a dispatch alike.
-- event_id 0: of an older program, that didn't keep it; document_id 0: of none.
create table lift (
	lifted_at integer,
	event_id integer,
	rule text,
	clause text not null,
	prefix text,
	document_id integer,
	order_id integer,
	role text not null,
	person_id integer not null,
	deputy_for integer,
	reason text not null,
	primary key (lifted_at, event_id, rule, document_id)
) strict, without rowid;

-- Those of older programs, as their signatures, reviews and notes tell.
insert into lift (lifted_at, event_id, rule, clause, prefix, document_id, order_id, role, person_id, deputy_for, reason)
	select signed_at, coalesce((select max(event.id) from event where event.order_id = ship_request.order_id
		and happened_at = signed_at and action = 'approve SR'), 0),
		'MONEY_FIRST', '2.4.3', prefix, document_id, ship_request.order_id, role, signed_by, deputy_for,
		coalesce(nullif(reason, ''), (select special_approval.reason from special_approval
			where request_id = ship_request.id order by special_approval.id desc limit 1), 'special approval')
	from signature join ship_request on ship_request.id = document_id where prefix = 'SR' and agree = 1 on conflict do nothing;
insert into lift (lifted_at, event_id, rule, clause, prefix, document_id, order_id, role, person_id, deputy_for, reason)
	select signed_at, coalesce((select max(event.id) from event where event.order_id = quotation.order_id
		and happened_at = signed_at and action = 'approve QT'), 0),
		'BELOW_COST', '1.3b', prefix, document_id, quotation.order_id, role, signed_by, deputy_for, reason
	from signature join quotation on quotation.id = document_id
	where prefix = 'QT' and agree = 1 and reason <> '' and exists (select 1 from quotation_line
		join order_line on order_line.order_id = quotation.order_id and order_line.line = quotation_line.line
		join product on product.id = order_line.product_id where quotation_id = quotation.id
		and quotation_line.price - (quotation_line.price / 1000000 * quotation_line.discount
			+ quotation_line.price % 1000000 * quotation_line.discount / 1000000) < cost)
	on conflict do nothing;
insert into lift (lifted_at, event_id, rule, clause, prefix, document_id, order_id, role, person_id, reason)
	select concluded_at, coalesce((select max(event.id) from event where event.order_id = review.order_id
		and happened_at = concluded_at and action = 'order-review conclude'), 0),
		case when objected then 'OVERRULING_SAYS_WHY' else 'SMALL_ORDER_MODE' end,
		case when objected then '1.2a' else '1.2c' end, 'SO', order_id, order_id,
		coalesce((select min(role) from person_role where person_id = concluded_by
			and role in ('production', 'tech')), 'production'), concluded_by, reason
	from (select review.*, exists (select 1 from review_department where review_id = review.id and agree = 0) as objected
		from review) as review
	where mode <> 'rejected' and reason <> '' and (objected or mode <> 'raise-extend') on conflict do nothing;
insert into lift (lifted_at, event_id, rule, clause, prefix, document_id, order_id, role, person_id, reason)
	select dispatched_at, coalesce((select max(event.id) from event where event.order_id = delivery_note.order_id
		and happened_at = dispatched_at and action = 'ship dispatch'), 0),
		'ARRIVES_IN_TIME', '2.4.4', 'DN', id, order_id, 'warehouse', dispatched_by, transit_reason
	from delivery_note where transit_reason <> '' and dispatched_at is not null on conflict do nothing;

-- What each decision of an order was taken on (policy/basis.h): the digests of its parts, line by line.
-- A table: every kind of decision keeps its basis in the same way.
-- document_id: the order's own, where the decision is no document; migrated: as it was when this was introduced.
create table basis (
	order_id integer,
	decision text,
	document_id integer,
	taken_at integer not null,
	migrated integer not null,
	content text not null,
	primary key (order_id, decision, document_id)
) strict, without rowid;

-- A product as it was: what an order's line was taken in for. An edit makes a new version, and a paper
-- that somebody signed goes on saying what it said.
create table product_version (
	id integer primary key,
	product_id integer not null references product,
	code text not null,
	name text not null,
	spec text,
	unit text,
	price integer,
	cost integer
) strict;

alter table product add column version_id integer references product_version; -- as it is now
alter table order_line add column product_version_id integer references product_version;

insert into product_version (id, product_id, code, name, spec, unit, price, cost)
	select id, id, code, name, spec, unit, price, cost from product;
update product set version_id = id;
update order_line set product_version_id = product_id;

-- Since when somebody is with the factory no more. He is switched off, never deleted: what he did stays his.
alter table person add column left_at integer;

-- A version of a product is released by the heads of tech and of production (3.4.1), for a list price.
-- Who hasn't a name here released it before this was kept.
alter table product_version add column released_at integer;
alter table product_version add column released_price integer;
alter table product_version add column tech_by integer references person;
alter table product_version add column tech_real text;
alter table product_version add column production_by integer references person;
alter table product_version add column production_real text;

-- What a regular product's order still lacks to be one: "release", "price", "spec", with commas; null: nothing.
alter table sales_order add column waits text;

-- What regular orders were made of goes on to be.
update product_version set released_price = price, released_at = (select max(received_at) from order_line
	join sales_order on sales_order.id = order_id where order_line.product_id = product_version.product_id
	and kind = 'regular' and state not in ('cancelled', 'rejected'));

-- The signed pages of a contract are archived by a day that is fixed when it is signed (archive-days working
-- days): setting and calendar move it no more. Of older contracts it is as good as three working days.
alter table contract add column archive_due integer;
alter table contract add column archived_at integer;
update contract set archive_due = signed_at / 86400 + 5;
update contract set archived_at = signed_at
	where exists (select 1 from archived_file where prefix = 'CT' and document_id = contract.id);

create index contract_open on contract (id) where archived_at is null;

-- Why something was said to have happened so far back (backdate-hours). Such an event stands here as row of `event`.
alter table late_entry add column why text;

-- A clock starts at recording and is met by recording. What was said of either time is measured beside it.
alter table clock add column from_at integer; -- when that happened which the clock is for
alter table clock add column said_at integer; -- when, as was said, it was answered
update clock set from_at = started_at, said_at = met_at;

-- By which time lateness is judged: that of recording, unless it was recorded on the same working day (instants).
alter table delivery_note add column sent_judged integer;
alter table delivery_note add column came_judged integer;
alter table step add column judged integer;
alter table milestone add column judged integer;
alter table notice add column judged integer;
update delivery_note set sent_judged = dispatched_at, came_judged = delivered_at;
update step set judged = finished_at;
update milestone set judged = met_at;
update notice set judged = acknowledged_at;

-- What was promised, planned or wanted first: late is late against it. (sales_order has its first_due.)
alter table sales_order add column first_promised integer;
alter table ship_request add column first_arrive integer;
alter table step add column first_due integer;
alter table milestone add column first_due integer;
alter table notice add column due_at integer; -- as it was set when the notice was opened
update sales_order set first_promised = promised;
update ship_request set first_arrive = arrive_on;
update step set first_due = due;
update milestone set first_due = due;

-- Milestones are looked for by the day that they are late against.
drop index milestone_due;
create index milestone_first_due on milestone (first_due);

-- What production has made of a line, as it says: all of it when its step is finished, and further ones in the place
-- of what was scrapped. Null: nothing yet.
alter table order_line add column produced integer check (produced >= 0);
alter table order_line add column produced_at integer;
update order_line set produced_at = (select coalesce(its.finished_at, step.finished_at) from step left join step_line as its
	on its.order_id = step.order_id and its.department = step.department and its.line = order_line.line
	where step.order_id = order_line.order_id and step.department = 'production');
update order_line set produced = max(0, quantity - (select coalesce(sum(quantity), 0) from outsourcing
		where outsourcing.order_id = order_line.order_id and outsourcing.line = order_line.line
		and handled_at is not null and refused_at is null),
	(select coalesce(sum(passed + failed), 0) from inspection where inspection.order_id = order_line.order_id
		and inspection.line = order_line.line and reinspects is null and returned_note is null and outsourcing_id is null))
	where produced_at is not null;

-- A special approval that the general manager refused is on nobody's list, until it is asked for anew or he thinks better of it.
alter table special_approval add column refused_at integer;
update special_approval set refused_at = (select max(signed_at) from signature where prefix = 'SR' and document_id = request_id)
	where granted_at is null and exists (select 1 from signature
		where prefix = 'SR' and document_id = request_id and agree = 0 and signed_at >= asked_at);

-- Tech's written statement that the factory can't make a line as it is, and on what an outsourcing is asked for: that, or
-- an over-capacity that was raised (3.4.4.5). Null: asked for before that was kept.
alter table order_line add column statement text;
alter table order_line add column stated_at integer;
alter table order_line add column stated_by integer references person;
alter table outsourcing add column over_id integer references over_capacity;
alter table outsourcing add column statement text;

-- What the orders that compete for a centre bring, as it was when over-capacity was raised (3.4.3): fen, before tax, at
-- list and at contract price, and what they cost. A table, since a case has many orders before they have their places.
create table over_capacity_profit (
	over_id integer not null references over_capacity,
	order_id integer not null references sales_order,
	list integer not null,
	income integer not null,
	cost integer not null,
	primary key (over_id, order_id)
) strict, without rowid;
alter table over_capacity add column decision text; -- why the sequence departs from the ranking

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

-- What the order came to when its review was concluded (1.2c), before tax: null of one that had no prices.
alter table review add column estimate integer;
update review set estimate = (select case when count(amount) = count(*) then sum(amount) end from order_line
	where order_line.order_id = review.order_id) where concluded_at is not null;

-- What a unit of the line costs at least after a conclusion that raised its price, discount off.
alter table order_line add column least_price integer;
update order_line set least_price = (
	select (price + price * raise_percent / 1000000) - (price + price * raise_percent / 1000000) / 1000000 * discount
		- (price + price * raise_percent / 1000000) % 1000000 * discount / 1000000 - 2
	from review where review.order_id = order_line.order_id and concluded_at is not null order by review.id desc limit 1)
	where price is not null;

-- Who set key account and potential, from the first order on.
alter table customer add column standing_by integer references person;

-- Nobody's fault (3.4.2) is what the head of production and sales both agree is so, two persons. What was reported before
-- that was kept counts as it did: agreed when it happened, by nobody.
alter table incident add column production_agreed_at integer;
alter table incident add column production_agreed_by integer references person;
alter table incident add column production_agreed_real text;
alter table incident add column sales_agreed_at integer;
alter table incident add column sales_agreed_by integer references person;
alter table incident add column sales_agreed_real text;
update incident set production_agreed_at = happened_at, sales_agreed_at = happened_at where cause <> 'difficulty';

-- Who may change what everybody is bound by, and who answers for what.

-- A change of settings, people, deputies or the calendar, once there are orders: an item a line, its fields between tabs
-- (policy/proposal.h). It takes effect when it is signed. A table, since it is a document with a number.
create table settings_change (
	id integer primary key,
	content text not null,
	proposed_at integer not null,
	proposed_by integer not null references person,
	proposed_real text not null,
	by_role text references role, -- whoever proposed it signed by it, in this role
	signer text references role, -- who is to sign it
	effective_at integer,
	refused_at integer
) strict;

-- A deputy can be called back.
alter table deputy add column revoked_at integer;
alter table deputy add column revoked_by integer references person;

-- Since when too few of a carrier's deliveries are clean, until production's head decides.
alter table carrier add column poor_since integer;

-- The clerk's word that the requester has confirmed: whose, and how he did.
alter table delivery_note add column confirm_clerk integer references person;
alter table delivery_note add column confirm_how text;
update carrier set poor_since = (select max(delivered_at) from delivery_note where carrier_id = carrier.id)
	where suspended_at is null and (select sum(case when exists (select 1 from shipping_problem
			where note_id = delivery_note.id and kind in ('late', 'damaged')) then 0 else 100 end)
		from delivery_note where carrier_id = carrier.id and delivered_at is not null)
	< coalesce((select cast(value as real) from setting where name = 'carrier-rating'), 80)
	* (select count(*) from delivery_note where carrier_id = carrier.id and delivered_at is not null);
