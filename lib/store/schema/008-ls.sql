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
