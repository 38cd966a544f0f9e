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
	where exists (select 1 from sales_order where kind = 'new');

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
