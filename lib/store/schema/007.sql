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

-- A drawing of an earlier order that is used again (1.6a): whose file it is.
alter table drawing add column original_id integer references drawing;
-- The newest order in which a product was made by drawings on which the workshop was briefed.
alter table product add column drawn_in integer references sales_order;
update product set drawn_in = (select max(briefed.order_id)
	from (select distinct order_id from drawing join briefing on drawing_id = drawing.id
		where department = 'workshop') as briefed
	join order_line on order_line.order_id = briefed.order_id
	join finished_goods on finished_goods.order_id = order_line.order_id and finished_goods.line = order_line.line
	where order_line.product_id = product.id)
	where exists (select 1 from drawing);

-- The files that orders were imported from: such orders keep their dates. Older ones don't say.
create table order_file (
	id integer primary key,
	name text not null,
	sha256 blob not null check (length(sha256) = 32)
) strict;
alter table sales_order add column file_id integer references order_file;

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

-- The month's end (1.9). A text is in time by the time of its recording, against a day that is fixed with the first one
-- (the month's last working day). An excuse of the general manager stands beside the texts, as a row of its own, with
-- its reason as the text. Of months closed before this was kept the day is the last one that counted, and gm and
-- chairman took note when they were closed, by nobody.
alter table summary_text add column recorded_at integer;
alter table summary_text add column due_on integer; -- day
alter table summary_text add column excuse integer not null default 0;
alter table summary_text add column excused_for integer references person; -- for whom a deputy excused it
with submitted as materialized (select document, actor, happened_at, recorded_at from event where action = 'report submit')
	update summary_text set recorded_at = case when exists (select 1 from month_close
			where month_close.month = summary_text.month) then submitted_at
		else coalesce((select min(submitted.recorded_at) from submitted join person on person.login = submitted.actor
			where person.id = submitted_by and submitted.happened_at = submitted_at
			and document = printf('%d-%02d', month / 100, month % 100)), submitted_at) end;

alter table month_close add column due_on integer; -- of its texts
alter table month_close add column acknowledge_due integer; -- instant, for gm and chairman
alter table month_close add column gm_at integer; -- recorded
alter table month_close add column gm_by integer references person;
alter table month_close add column gm_real text;
alter table month_close add column chairman_at integer;
alter table month_close add column chairman_by integer references person;
alter table month_close add column chairman_real text;
update month_close set gm_at = closed_at, chairman_at = closed_at, due_on = (to_at + 43200) / 86400 - 1
	+ coalesce((select cast(value as integer) from setting where name = 'summary-days'), 0);
delete from setting where name = 'summary-days';

-- New products (3.4.1, 3.4.4), and the two-hour report (3.4.2).

-- When it was recorded, from which its hours count; whether it goes up to gm and chairman, too (1.8). Production's
-- report to sales in writing, which meets its hours; the new dates follow it.
alter table incident add column recorded_at integer;
alter table incident add column difficulty integer not null default 0;
alter table incident add column written text;
alter table incident add column written_at integer;
alter table incident add column written_by integer references person;
update incident set difficulty = case cause when 'difficulty' then 1 else 0 end,
	recorded_at = coalesce((select min(started_at) from clock where prefix = 'IC' and document_id = incident.id),
		happened_at);
update incident set (written, written_at, written_by) = (select description, said_at, met_by from clock
	where prefix = 'IC' and document_id = incident.id and met_at is not null order by clock.id limit 1)
	where exists (select 1 from clock where prefix = 'IC' and document_id = incident.id and met_at is not null);

-- Does the head of tech or production say that it is a new product? 0: he said nothing, and so that it isn't. Null: he
-- wasn't asked.
alter table review_department add column new_product integer;
alter table earlier_opinion add column new_product integer;

-- How much of it was ever made here, by finished-goods reports, and when last; the newest order of it as a new product
-- that nobody has decided to make: refused, given up, or still on its way.
alter table product add column made integer not null default 0;
alter table product add column made_at integer;
alter table product add column undecided_order integer references sales_order;
update product set (made, made_at) = (select coalesce(sum(finished_goods.quantity), 0), max(finished_at)
	from finished_goods join inspection on inspection.id = inspection_id and outsourcing_id is null
		and returned_note is null
	join order_line on order_line.order_id = finished_goods.order_id and order_line.line = finished_goods.line
	where order_line.product_id = product.id);
update product set undecided_order = (select max(sales_order.id) from sales_order
	join order_line on order_line.order_id = sales_order.id
	where order_line.product_id = product.id and sales_order.kind = 'new' and not exists
		(select 1 from decision where decision.order_id = sales_order.id and make = 1))
	where made = 0 and exists (select 1 from sales_order where kind = 'new') and not exists
		(select 1 from decision join order_line on order_line.order_id = decision.order_id
		where order_line.product_id = product.id and make = 1);

-- The decision of which a milestone is. Null: it was set before production waited for it, and doesn't wait. An excuse of
-- production's head lets production begin without it, and counts as missed.
alter table milestone add column decision_id integer references decision;
alter table milestone add column excused_at integer;
alter table milestone add column excused_by integer references person;
alter table milestone add column excuse text;
-- Milestones of a decision that another took the place of: what was late stays late. A table: a department has one of
-- each decision.
create table earlier_milestone (
	first_due integer not null,
	order_id integer not null references sales_order,
	department text not null,
	set_at integer not null,
	judged integer not null, -- when it was met, or another took its place
	met_by integer references person,
	excused_at integer,
	excuse text,
	primary key (first_due, order_id, department, set_at)
) strict, without rowid;

-- Penalties (2.6.2): several people in shares, also for what was never sent, more than one of a kind a note, waived by two.

-- What is built as `rebuilt` takes the place of the table that it is filled from: its rows are no changes (record_change).
-- Its columns stand in their old places, since the journal names them by these.
create table rebuilt (
	id integer primary key,
	note_id integer references delivery_note, -- null: of a request of which something was never put on a note
	kind text not null,
	amount integer not null check (amount >= 0), -- of all who answer for it, together
	loss integer not null default 0 check (loss >= 0),
	person_id integer references person, -- who answered for it, alone, before there were shares
	reason text not null check (reason <> ''),
	raised_at integer not null,
	proposed_at integer,
	proposed_by integer references person,
	proposed_real text,
	statement text, -- his
	heard_at integer, -- when the last of them was heard
	waived_at integer,
	waived_by integer references person,
	waived_reason text,
	request_id integer references ship_request,
	raised_by integer references person, -- null: the program
	raised_judged integer, -- by which time it is judged whether it was raised in time
	signed_from integer not null default 0, -- the signatures up to this one were on something else
	confirmed_at integer, -- by the second signature
	loss_reason text, -- why the loss is less than the freight, or nothing
	pointed_reason text, -- why somebody was taken off
	waiving_at integer, -- the first of the two who waive it, as what, and why
	waiving_by integer references person,
	waiving_real text,
	waiving_role text references role,
	waiving_reason text,
	check ((waived_at is null) = (waived_reason is null)),
	check (note_id is not null or request_id is not null)
) strict;
insert into rebuilt (id, note_id, kind, amount, loss, person_id, reason, raised_at, proposed_at, proposed_by, proposed_real,
		statement, heard_at, waived_at, waived_by, waived_reason)
	select id, note_id, kind, amount, loss, person_id, reason, raised_at, proposed_at, proposed_by, proposed_real,
		statement, heard_at, waived_at, waived_by, waived_reason from penalty;
drop table penalty;
alter table rebuilt rename to penalty;
create index penalty_open on penalty (id) where waived_at is null and confirmed_at is null;
create index penalty_request on penalty (request_id);

-- Who answers for a case, in which share, and what comes of it. A table: there may be any number of them, each is heard, and
-- they are looked for by person.
create table penalty_person (
	penalty_id integer not null references penalty,
	person_id integer not null references person,
	place integer not null,
	share integer not null check (share > 0), -- of the sum of all shares
	amount integer not null check (amount >= 0),
	loss integer not null check (loss >= 0),
	statement text,
	heard_at integer,
	primary key (penalty_id, person_id)
) strict, without rowid;

alter table signature add column signed_real text; -- the login that really did it; null: before that was kept
alter table delivery_note add column arrives_on integer; -- day on which it was to come by what the carrier stated when it was sent
alter table ship_request add column penalty_due integer; -- day by which hr raises it, if it is late

update penalty set raised_judged = raised_at,
	request_id = (select request_id from delivery_note where delivery_note.id = note_id),
	confirmed_at = (select max(hr.signed_at, gm.signed_at) from signature as hr join signature as gm
		on gm.prefix = 'PC' and gm.document_id = hr.document_id and gm.role = 'gm' and gm.agree = 1 and gm.content = hr.content
		where hr.prefix = 'PC' and hr.document_id = penalty.id and hr.role = 'hr' and hr.agree = 1 and waived_at is null
		order by hr.id desc, gm.id desc limit 1);
update penalty set signed_from = coalesce((select max(id) from signature), 0) where confirmed_at is null and waived_at is null;
insert into penalty_person (penalty_id, person_id, place, share, amount, loss, statement, heard_at)
	select id, person_id, 1, 1, amount, loss, statement, heard_at from penalty where person_id is not null;
update ship_request set penalty_due = first_arrive + 3;

-- The day on which a request's withdrawal was recorded: after the day that was wanted it makes nothing undone (2.3.3).
alter table ship_request add column withdrawn_on integer;

-- Penalty cases once more (2.6.2): what was found stands as it was said, and steps are judged by their recording.
alter table penalty add column words text; -- with which it was raised
alter table penalty_person add column heard_by integer references person; -- who said that, or took it down

-- As delivery_note.sent_judged.
alter table ship_request add column requested_judged integer;
alter table delivery_note add column made_judged integer;
alter table delivery_note add column confirmed_judged integer;
alter table delivery_note add column packed_judged integer;

update penalty set words = reason;
update penalty_person set heard_by = person_id where statement is not null;
update ship_request set requested_judged = requested_at;
update delivery_note set made_judged = made_at, confirmed_judged = confirmed_at, packed_judged = packed_at;
