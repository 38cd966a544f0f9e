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
