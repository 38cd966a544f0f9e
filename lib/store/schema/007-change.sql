-- What was agreed stays agreed: an order's changes against its quotation, contract and promise; money that is to be given
-- back; special approvals that are used once; goods that came back and were looked at.

-- A quotation says what was offered, whatever becomes of the order's lines.
alter table quotation_line add column product_id integer references product;
alter table quotation_line add column spec text;
alter table quotation_line add column quality text;
alter table quotation_line add column due integer;
update quotation_line set (product_id, spec, quality, due) = (select order_line.product_id, order_line.spec,
	order_line.quality, order_line.due from quotation join order_line on order_line.order_id = quotation.order_id
	where quotation.id = quotation_line.quotation_id and order_line.line = quotation_line.line);

-- Since when the order's lines are others than those that it was opened, signed or promised for.
alter table review add column changed_at integer;
alter table demand_plan add column changed_at integer;
alter table reply add column changed_at integer;

-- More was received than the order comes to: for finance to give back.
alter table sales_order add column overpaid integer not null default 0 check (overpaid >= 0);
create index sales_order_overpaid_open on sales_order (id) where overpaid > 0;
update sales_order set overpaid = max(0,
	(select coalesce(sum(amount), 0) from receipt_share where order_id = sales_order.id)
	- (select coalesce(sum(amount), 0) from receipt_reversal where order_id = sales_order.id)
	- case state when 'cancelled' then 0 else (select amount + tax_amount from contract
		where order_id = sales_order.id order by version desc limit 1) end)
where id in (select order_id from receipt_share)
	and (state = 'cancelled' or exists (select 1 from contract where order_id = sales_order.id));

-- Closed while quotation, contract and lines differed: they are to be amended first.
update sales_order set state = 'delivered' where state = 'closed' and exists (select 1 from order_line
	join contract on contract.order_id = order_line.order_id
	left join quotation_line on quotation_line.quotation_id = contract.quotation_id and quotation_line.line = order_line.line
	where order_line.order_id = sales_order.id
	and contract.version = (select max(version) from contract as newest where newest.order_id = sales_order.id)
	and (quotation_line.quantity is null or quotation_line.quantity <> order_line.quantity));

-- The special approval (2.4.3): when it was given, for what sum that no receipt covers (null: given before that was
-- kept), to which note it went; and when something took it away.
alter table special_approval add column granted_at integer;
alter table special_approval add column amount integer check (amount >= 0);
alter table special_approval add column note_id integer references delivery_note;
alter table special_approval add column void_at integer;
update special_approval set granted_at = (select signed_at from signature where prefix = 'SR'
	and document_id = request_id and agree = 1 and id = (select max(id) from signature as newest
		where newest.prefix = 'SR' and newest.document_id = request_id)),
	note_id = (select max(id) from delivery_note where delivery_note.request_id = special_approval.request_id
		and withdrawn_at is null);

-- Goods that came back count as with the customer until the warehouse has them and qc has looked at them.
alter table goods_return add column received_at integer;
alter table goods_return add column received_by integer references person;
update goods_return set received_at = returned_at, received_by = returned_by;
alter table inspection add column returned_amount integer; -- of what came back and was inspected: as on the note, tax included
update inspection set returned_amount = (select cast(round(1.0 * sum(goods_return.amount)
		* (inspection.passed + inspection.failed) / sum(goods_return.quantity)) as integer)
	from goods_return where note_id = returned_note and goods_return.line = inspection.line)
where returned_note is not null;

drop index delivery_note_waybill; -- one waybill carries several notes
