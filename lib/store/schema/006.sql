-- What a reader costs doesn't grow with the years: what is open can be found by itself, and so can what happened in a month.

-- How open an order in this state is, filled in from the program's own table (policy/words.h).
alter table order_state add column open integer not null default 0;

-- 1 once no part of it is unassigned; it stays so.
alter table receipt add column settled integer not null default 0 check (settled in (0, 1));
create index receipt_open on receipt (id) where settled = 0;

-- Each is written where it is used: SQLite parses them whenever the file is opened.
drop view unassigned_receipt;
drop view noted_line;
drop view returned_line;
drop index contract_order; -- contract_version begins with it

create index quotation_quoted on quotation (quoted_at);
create index contract_signed on contract (signed_at);
create index receipt_received on receipt (received_at);
create index receipt_reversed on receipt_reversal (reversed_at);
create index invoice_invoiced on invoice (invoiced_at);
create index inspection_inspected on inspection (inspected_at);
create index finished_goods_finished on finished_goods (finished_at);
create index delivery_note_made on delivery_note (made_at);
create index milestone_due on milestone (due);
create index milestone_open on milestone (order_id) where met_at is null;
