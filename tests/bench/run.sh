#!/bin/sh
# What `make bench` prints: ratios against a bare program doing the same in the same minute.
set -eu
: "${BUILD:?}" "${RUNS:=31}"
here=$(cd "${0%/*}" && pwd)
PATH=$BUILD/bin:$BUILD/bench:$PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export ORDFLOW_DB="$folder/orders.db"
: "${LINES_OF_IMPORT:=60000}"

ordflow init
customer add C001 --name 长江泵业
product add P100 --name 隔膜泵 --price 1200
baseline init bare.db
order="order-new -c C001 --due $(date -d '+30 days' +%F) -i P100 --qty 30 --quality 'GB/T 7782'"
shell="sqlite3 bare.db \"pragma synchronous = full; pragma foreign_keys = on; begin immediate;
	insert into orders (customer, due, kind) values ('C001', '2026-12-20', 'custom');
	insert into lines values (last_insert_rowid(), 1, 'P100', 30000000, 1200000000, 'GB/T 7782'); commit\""

echo "ratio of wall times, median (quartiles); below 1 is faster than the other"
pair "$RUNS" 'order-new : bare C program, one order' '' "$order" 'baseline order bare.db'
pair "$RUNS" 'order-new : sqlite3 shell, one order' '' "$order" "$shell"


awk -v lines="$LINES_OF_IMPORT" 'BEGIN {
	print "ref,customer,due,kind,item,qty,price,quality"
	for (i = 0; i < lines; i++)
		printf "W%d,C%03d,2099-12-%02d,regular,P%03d,%d,%d.%02d,as in the catalogue\n", i / 3, int(i / 3) % 200,
			int(i / 3) % 28 + 1, i % 500, i % 40 + 1, i % 900 + 1, i % 100
}' >orders.csv
ordflow init --db fresh.db
baseline init bare-fresh.db
pair 5 "import : bare libcsv loader, $LINES_OF_IMPORT lines" \
	'rm -f o.db* b.db*; cp fresh.db o.db; cp bare-fresh.db b.db' \
	'order-new --db o.db --import orders.csv --create-missing -q' 'baseline import b.db orders.csv'
rm -f o.db*
cp fresh.db o.db
order-new --db o.db --import orders.csv --create-missing -q >/dev/null
month=$(TZ=Asia/Shanghai date +%Y-%m)
pair "$RUNS" "report month : sqlite3 shell, one sum, $LINES_OF_IMPORT lines" '' "report month $month --db o.db -F csv" \
	"sqlite3 o.db 'select customer_id, count(distinct id), count(*), sum(quantity), sum(amount) from sales_order
	join order_line on order_id = id where month = $(echo "$month" | tr -d -) group by 1'"
size() { wc -c <"$1"; }
echo "bytes of the database : bare schema, imported     $(awk "BEGIN { printf \"%6.2f\", $(size o.db) / $(size b.db) }")"

if command -v valgrind >/dev/null; then
	count() { valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'; }
	ours=$(eval "count $order")
	bare=$(count baseline order bare.db)
	echo "instructions, order-new : bare C program           $(awk "BEGIN { printf \"%6.2f\", $ours / $bare }")   ($ours : $bare)"
fi

# Many at once.
SECONDS_OF_STORM=${SECONDS_OF_STORM:-60} sh "$here/storm.sh" storm.db

# Reports on a file of 100,000 orders over 36 months, beside the one sum by hand.
sh "$here/years.sh" years.db >/dev/null
echo "reports on 100,000 orders over 36 months : sqlite3 shell, one sum of a month"
sum="sqlite3 years.db 'select customer_id, count(distinct id), count(*), sum(quantity), sum(amount) from sales_order
	join order_line on order_id = id where month = $(echo "$month" | tr -d -) group by 1'"
for report in "month $month -F csv" "month $month -F html" overdue backlog receivables departments compliance carriers \
	"month $month -F csv --as-of $(date -u +%FT%TZ)"; do
	pair 5 "report $report" '' "report $report --db years.db" "$sum"
done
