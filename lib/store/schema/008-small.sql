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
