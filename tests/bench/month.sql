-- The figures of a month that `report month` prints, by hand: no late entries, no closed months, no names in two languages.
-- :month is year × 100 + month, :from and :to its instants, :first and :last its days.
with totals as materialized (
	select kind, state, customer_id, count(*) as lines, sum(quantity) as quantity, sum(amount) as amount
	from sales_order join order_line on order_id = sales_order.id where month = :month group by sales_order.id)
select 'orders', '', count(*), sum(lines), sum(quantity), sum(amount) from totals
union all select 'customers', code, count(*), sum(lines), sum(quantity), sum(amount)
	from totals join customer on customer.id = customer_id group by customer_id
union all select 'kinds', kind, count(*), sum(lines), sum(quantity), sum(amount) from totals group by kind
union all select 'states', state, count(*), sum(lines), sum(quantity), sum(amount) from totals group by state;
select 'products', code, count(distinct order_id), count(*), sum(quantity), sum(amount)
	from sales_order join order_line on order_id = sales_order.id join product on product.id = product_id
	where month = :month group by product_id;
select 'quotations', count(*), sum(amount), count(sent_at), sum(accepted), count(withdrawn_at) from quotation
	where quoted_at >= :from and quoted_at < :to;
select 'contracts', count(*), sum(amount), sum(tax_amount) from contract where signed_at >= :from and signed_at < :to;
select 'receipts', count(*), sum(amount) from receipt where received_at >= :from and received_at < :to;
select 'reversed', sum(amount) from receipt_reversal where reversed_at >= :from and reversed_at < :to;
select 'invoices', count(*), sum(amount), sum(tax_amount) from invoice where invoiced_at >= :from and invoiced_at < :to;
select 'production', count(*), sum(quantity) from finished_goods where finished_at >= :from and finished_at < :to;
select 'inspection', count(*), sum(passed), sum(failed), sum(rework), sum(scrap) from inspection
	where inspected_at >= :from and inspected_at < :to;
select 'departments', department, count(*) from step where started_at >= :from and started_at < :to group by department;
select 'departments', department, count(*) from step where finished_at >= :from and finished_at < :to group by department;
select 'departments', role, count(*), count(*) filter (where over > 0 or met_at is null and due_at < unixepoch()) from clock
	where started_at >= :from and started_at < :to group by role;
select 'clocks', kind, count(*), count(*) filter (where met_at is not null and over = 0),
	count(*) filter (where over > 0 or met_at is null and due_at < unixepoch()), count(*) filter (where met_at is null),
	sum((over + 59) / 60) from clock where started_at >= :from and started_at < :to group by kind;
select 'shipments', count(*) from delivery_note where made_at >= :from and made_at < :to and withdrawn_at is null;
select 'shipments', count(*) from delivery_note where delivered_at >= :from and delivered_at < :to;
select 'shipments', count(distinct id), sum(quantity), sum(amount) from delivery_note join delivery_note_line on note_id = id
	where dispatched_at >= :from and dispatched_at < :to;
select 'carriers', code, count(*), sum(freight) from delivery_note join carrier on carrier.id = carrier_id
	where dispatched_at >= :from and dispatched_at < :to group by carrier_id;
select 'punctuality', count(*), sum(arrived <= promised) from (
	select coalesce(first_due, promised, due) as promised, (max(delivered_at) + 28800) / 86400 as arrived
	from delivery_note cross join sales_order on sales_order.id = delivery_note.order_id
	where delivered_at >= :from and delivered_at < :to and state in ('delivered', 'closed') group by sales_order.id);
select 'changes', count(*) filter (where proposed_at >= :from and proposed_at < :to),
	count(*) filter (where effective_at >= :from and effective_at < :to) from change_notice;
select 'changes', state, count(*) from standing_change where changed_at >= :from and changed_at < :to group by state;
select 'penalties', count(*) filter (where raised_at >= :from and raised_at < :to),
	count(*) filter (where waived_at >= :from and waived_at < :to) from penalty;
select 'problems', kind, count(*) filter (where happened_at >= :from and happened_at < :to),
	count(*) filter (where resolved_at >= :from and resolved_at < :to) from shipping_problem group by kind;
select 'incidents', cause, count(*) filter (where happened_at >= :from and happened_at < :to),
	count(*) filter (where settled_at >= :from and settled_at < :to),
	count(*) filter (where happened_at < :to and (settled_at is null or settled_at >= :to)) from incident group by cause;
select 'milestones', department, count(*), sum(met_at is null or met_at / 86400 > due) from milestone
	where due >= :first and due <= :last group by department;
