-- A customer's name for an order is his alone: another customer may have one that reads the same.
drop index sales_order_ref;
create unique index sales_order_ref on sales_order (customer_id, ref) where ref is not null;
