#!/bin/sh
# A file of ORDERS orders (100,000) over the MONTHS (36) months that end with this one: years.sh FILE. The orders come in
# through order-new, month by month; what became of them is put beside them in bulk, past ordflow: most are closed, the last month's
# are on their way.
set -eu
: "${ORDERS:=100000}" "${MONTHS:=36}" "${BUILD:?}"
file=$1
rm -f "$file" "$file"-*
ordflow init --db "$file"
carrier add SF --name 顺丰 --transit-days 2 --db "$file"
carrier approve SF --db "$file"
month=0
while [ $month -lt "$MONTHS" ]; do
	# At the last second of each month, so that what is recorded has that month's numbers.
	now=$(date -u -d "$(date -u +%Y-%m-01) - $((MONTHS - 1 - month)) months" +%s)
	end=$(($(date -u -d "$(date -u +%Y-%m-01) $((month + 2 - MONTHS)) months" +%s) - 9 * 3600))
	[ "$end" -lt "$(date +%s)" ] || end=$(date +%s)
	awk -v orders=$((ORDERS / MONTHS)) -v first=$((month * (ORDERS / MONTHS))) -v from="$now" -v to="$end" 'BEGIN {
		print "ref,customer,received,due,kind,item,qty,price,quality"
		for (i = first; i < first + orders; i++) {
			at = from + int((to - from) * (i - first) / orders)
			for (line = 0; line < 1 + i % 4; line++)
				printf "W%d,C%03d,%s,%s,%s,P%03d,%d,%d.%02d,as in the catalogue\n", i, i % 200,
					strftime("%Y-%m-%dT%H:%M:%SZ", at, 1), strftime("%Y-%m-%d", at + 20 * 86400, 1),
					i % 3 ? "custom" : "regular", (i * 7 + line) % 500, i % 40 + 1, i % 900 + 1, i % 100
		}
	}' >"$file.csv"
	INJECT_NOW=$end LD_PRELOAD=$BUILD/tests/inject.so order-new --db "$file" --import "$file.csv" --create-missing -q >/dev/null
	month=$((month + 1))
done
rm -f "$file.csv"
sqlite3 "$file" <<SQL
create temp table done as select id, received_at as at, row_number() over (order by id) as place from sales_order
	where received_at < unixepoch() - 30 * 86400;
begin;
update clock set met_at = started_at + 3600 + order_id % 5 * 3600, met_by = 1, over = max(0, order_id % 5 * 3600 - 10800)
	where order_id in (select id from done);
insert into step (order_id, place, department, planned_on, due, started_at, started_by, finished_at, finished_by)
	select id, 1, 'production', at / 86400, at / 86400 + 10, at + 86400, 1, at + 6 * 86400 + id % 8 * 86400, 1 from done;
insert into inspection (id, order_id, line, batch, passed, failed, rework, scrap, inspected_at, inspected_by)
	select order_id / 10000000 * 10000000 + row_number() over (partition by order_id / 10000000), order_id, line, 'B' || order_id, quantity, 0, 0, 0, at + 14 * 86400, 1
	from order_line join done on done.id = order_id;
insert into finished_goods (id, inspection_id, order_id, line, quantity, finished_at, finished_by)
	select id, id, order_id, line, passed, inspected_at, 1 from inspection;
insert into ship_request (id, order_id, requested_at, requested_by, tubing, labels, special, address, contact, phone, arrive_on)
	select id, id, at + 15 * 86400, 1, 'none', 'none', 'none', 'somewhere', 'c', 'p', at / 86400 + 20 from done;
insert into ship_request_line (request_id, line, equipment, quantity)
	select order_id, line, 'pump', quantity from order_line join done on done.id = order_id;
insert into delivery_note (id, order_id, request_id, made_at, made_by, confirmed_at, confirmed_by, packaging, packed_ok, packed_at,
	packed_by, carrier_id, waybill, freight, dispatched_at, dispatched_by, delivered_at, delivered_by)
	select id, id, id, at + 15 * 86400, 1, at + 15 * 86400, 1, 'box', 1, at + 16 * 86400, 1, 1, 'W' || id, 32000, at + 17 * 86400, 1,
	at + 18 * 86400 + id % 5 * 86400, 1 from done;
insert into delivery_note_line (note_id, line, quantity, amount)
	select order_id, line, quantity, amount from order_line join done on done.id = order_id;
insert into receipt (id, amount, reference, received_at, received_by)
	select id, (select sum(amount) from order_line where order_id = done.id), 'R' || id, at + 25 * 86400, 1 from done;
insert into receipt_share (receipt_id, order_id, amount) select id, id, amount from receipt;
update sales_order set state = 'closed', promised = due where id in (select id from done);
update sales_order set state = 'shipped' where id in (select id from done where place % 100 = 0);
delete from receipt_share where order_id in (select id from done where place % 100 = 0);
commit;
pragma wal_checkpoint(truncate);
SQL
