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
