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
