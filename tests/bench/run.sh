#!/bin/sh
# What `make bench` prints: ratios against a bare program doing the same in the same minute, medians of RUNS pairs with
# their quartiles; and instruction counts, which repeat, beside those that instructions.txt kept (KEEP=1 keeps the new ones).
# What was tried and didn't help stands in notes.txt.
set -eu
: "${BUILD:?}" "${RUNS:=31}" "${LINES_OF_IMPORT:=60000}" "${ORDERS:=1000000}"
here=$(cd "${0%/*}" && pwd)
PATH=$BUILD/bin:$BUILD/bench:$PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export ORDERS ORDFLOW_DB="$folder/orders.db"
heading() { printf '\n%s\n' "$*"; }
size() { wc -c <"$1"; }
line() { printf '%-64s %6.2f   %s\n' "$1" "$(awk "BEGIN { print $2 / $3 }")" "${4-}"; }

ordflow init
cp orders.db fresh.db
customer add C001 --name 长江泵业
product add P100 --name 隔膜泵 --price 1200
baseline init bare.db
baseline like like.db fresh.db
cp bare.db bare-fresh.db
order="order-new -c C001 --due $(date -d '+30 days' +%F) -i P100 --qty 30 --quality 'GB/T 7782'"
shell="sqlite3 bare.db \"pragma synchronous = full; pragma foreign_keys = on; begin immediate;
	insert into orders (customer, due, kind) values ('C001', '2026-12-20', 'custom');
	insert into lines values (last_insert_rowid(), 1, 'P100', 30000000, 1200000000, 'GB/T 7782'); commit\""
same="sqlite3 shell.db \"pragma synchronous = full; pragma foreign_keys = on; begin immediate;
	insert into sales_order (id, customer_id, kind, state, month, received_at, received_by, due) select coalesce(max(id), 0) + 1,
		1, 'custom', 'received', 202611, 1795531639, 1, 20800 from sales_order;
	insert into order_line (order_id, line, product_id, quantity, price, amount, due, quality) select max(id), 1, 1, 30000000,
		1200000000, 3600000, 20800, 'GB/T 7782' from sales_order; commit\""

echo "ratio of wall times, median (quartiles); below 1 is faster than the other"
heading 'one command'
pair "$RUNS" 'order-new : bare C program, one order of two rows [1.30]' '' "$order" 'baseline order bare.db'
pair "$RUNS" 'order-new : sqlite3 shell, the same, in a file of two tables [1.00]' '' "$order" "$shell"
cp orders.db shell.db # ours, with all its tables, past every rule
pair "$RUNS" 'order-new : sqlite3 shell, the same, in a file like ours' '' "$order" "$same"
for read in 'order-list' 'order-list --overdue' 'order-show SO202611-0001' 'todo' 'report overdue' 'customer list'; do
	cp fresh.db read.db
	customer add C001 --name x --db read.db
	product add P100 --name x --price 1 --db read.db
	number=$(eval "$order --db read.db")
	pair "$RUNS" "$read : true" '' "$(echo "$read" | sed "s/SO202611-0001/$number/") --db read.db" true
done

heading "import of $LINES_OF_IMPORT lines, a third of the orders regular"
orders() { # LINES
	awk -v lines="$1" 'BEGIN {
		print "ref,customer,due,kind,item,qty,price,quality"
		for (i = 0; i < lines; i++) {
			order = int(i / 3)
			printf "W%d,C%03d,2099-12-%02d,%s,P%03d,%d,%d.%02d,as in the catalogue\n", order, order % 200,
				order % 28 + 1, order % 3 ? "custom" : "regular", i % 500, i % 40 + 1, i % 900 + 1, i % 100
		}
	}'
}
orders "$LINES_OF_IMPORT" >orders.csv
import='order-new --db o.db --import orders.csv --create-missing -q'
pair "$RUNS" 'import : bare libcsv loader, same keys and checks [1.50]' \
	'rm -f o.db* b.db*; cp fresh.db o.db; cp like.db b.db' "$import" 'baseline import b.db orders.csv'
pair "$RUNS" 'import : bare libcsv loader, three indexes' \
	'rm -f o.db* b.db*; cp fresh.db o.db; cp bare-fresh.db b.db' "$import" 'baseline import b.db orders.csv'
cp bare-fresh.db simple.db
baseline import simple.db orders.csv
cp like.db same.db
baseline import same.db orders.csv
cp fresh.db o.db
eval "$import" >/dev/null
line 'bytes of the file : bare, same keys and checks [2.50]' "$(size o.db)" "$(size same.db)"
line 'bytes of the file : bare, three indexes' "$(size o.db)" "$(size simple.db)"
orders 1000000 >orders.csv
pair --memory 3 'import of 1,000,000 lines : bare loader, same keys [1.50]' \
	'rm -f o.db* b.db*; cp fresh.db o.db; cp like.db b.db' "$import" 'baseline import b.db orders.csv'
rm -f o.db* b.db* orders.csv

heading 'many at once: 16 processes, 50 orders each'
cat >many.sh <<-'END'
	i=0
	while [ $i -lt 16 ]; do
		(n=0; while [ $n -lt 50 ]; do eval "$1" >/dev/null || exit; n=$((n + 1)); done) &
		i=$((i + 1))
	done
	wait
END
pair "$RUNS" '16 × 50 order-new : bare C program, the same [1.30]' '' "sh many.sh \"$order\"" "sh many.sh 'baseline order bare.db'"

heading "reports on $ORDERS orders over 36 months : sqlite3 shell, the month's figures by hand (month.sql)"
month=$(date -d "$(date +%Y-%m-01) - 6 months" +%Y-%m)
sh "$here/years.sh" years.db >/dev/null
{
	printf '.parameter set :month %s\n' "$(echo "$month" | tr -d -)"
	printf '.parameter set :from %s\n.parameter set :to %s\n' "$(TZ=Asia/Shanghai date -d "$month-01" +%s)" \
		"$(TZ=Asia/Shanghai date -d "$month-01 + 1 month" +%s)"
	printf '.parameter set :first %s\n' "$(($(date -u -d "$month-01" +%s) / 86400))"
	printf '.parameter set :last %s\n' "$(($(date -u -d "$month-01 + 1 month" +%s) / 86400 - 1))"
	cat "$here/month.sql"
} >hand.sql
hand='sqlite3 years.db <hand.sql'
pair "$RUNS" 'report month [1.50]' '' "report month $month -F csv --db years.db" "$hand"
for reader in "report month $month -F html" 'report overdue' 'report backlog' 'report receivables' 'report departments' \
	'report compliance' 'report carriers' 'todo' 'order-list --overdue' "report month $month -F csv --as-of $(date -u +%FT%TZ)"; do
	pair "$RUNS" "$reader" '' "$reader --db years.db" "$hand"
done
ORDERS=$((ORDERS / 3)) MONTHS=12 sh "$here/years.sh" year.db >/dev/null
pair "$RUNS" 'report month, 36 months in the file : 12 months [1.00]' '' "report month $month -F csv --db years.db" \
	"report month $month -F csv --db year.db"
rm -f years.db* year.db*

heading 'size'
mkdir stripped
for program in "$BUILD"/bin/*; do strip -o "stripped/${program##*/}" "$program"; done
echo "the stripped executables together: $(cat stripped/* | wc -c) bytes, $(find stripped -type f | wc -l) programs; order-new $(size stripped/order-new), baseline $(strip -o bare "$BUILD/bench/baseline" && size bare)"

heading 'instructions under callgrind : as kept'
count() { # NAME COMMAND
	now=$(eval "valgrind --tool=callgrind --callgrind-out-file=/dev/null $BUILD/$2" 2>&1 >/dev/null | sed -n 's/.*Collected : //p')
	kept=$(sed -n "s/^$1: //p" "$here/instructions.txt" 2>/dev/null || true)
	echo "$1: $now" >>instructions.txt
	line "$1" "$now" "${kept:-$now}" "($now)"
}
if command -v valgrind >/dev/null; then
	orders 3000 >orders.csv
	cp fresh.db o.db
	cp bare-fresh.db b.db
	count 'baseline order' 'bench/baseline order b.db'
	count 'order-new' "bin/$order --db read.db"
	count 'order-list' 'bin/order-list --db read.db'
	count 'order-show' "bin/order-show $number --db read.db"
	count 'todo' 'bin/todo --db read.db'
	count 'report month' "bin/report month $(date +%Y-%m) -F csv --db read.db"
	count 'import of 3,000 lines' "bin/$import"
	[ -z "${KEEP-}" ] || cp instructions.txt "$here/instructions.txt"
fi

heading 'many kinds at once'
SECONDS_OF_STORM=${SECONDS_OF_STORM:-60} sh "$here/storm.sh" storm.db
