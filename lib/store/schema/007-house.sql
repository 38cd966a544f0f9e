-- Further orders that an event concerns, beside the one that it names itself: of a receipt that is spread
-- over several, of an incident, of a sequence. A table, since an event may concern any number of them.
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
