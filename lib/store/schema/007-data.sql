-- A customer's name for an order is his alone: another customer may have one that reads the same.
drop index sales_order_ref;
create unique index sales_order_ref on sales_order (customer_id, ref) where ref is not null;

-- What the bank calls a receipt, as references are compared (text_key()); null of one recorded before that was kept,
-- until the next receipt fills it in. Found by an index: a receipt is asked for at every other one.
alter table receipt add column reference_key text;
alter table receipt add column again text; -- why it is another receipt of a reference that there is
create index receipt_reference on receipt (reference_key);
