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
