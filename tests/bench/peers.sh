#!/bin/sh
# The same work in Tryton, ledger and hledger (Debian's), beside ours in the same minute: how many times as long they
# take. They are not installed by it: apt-get install tryton-modules-sale tryton-proteus ledger hledger
#
#	BUILD=build sh tests/bench/peers.sh
set -eu
: "${RUNS:=5}" "${ORDERS:=100000}"
bench=$(cd "${0%/*}" && pwd)
# shellcheck source=../lib.sh
. "$bench/../lib.sh"
now() { LD_PRELOAD='' date +%s%N; } # not the clock that the commands are shown
median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
seconds() { # COMMAND...: what RUNS of it took, the median
	i=0
	while [ $i -lt "$RUNS" ]; do
		begun=$(now)
		"$@" >/dev/null
		echo $(($(now) - begun))
		i=$((i + 1))
	done | median | awk '{ print $1 / 1e9 }'
}
line() { printf '%-66s %8.0f\n' "$1" "$(awk "BEGIN { print $2 / $3 }")"; }
order() { order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q -i P100 --qty 2 --quality q -i P100 --qty 3 --quality q --as lisa; }
# An order's whole way, in a database of its own, which isn't counted.
ways() {
	i=0
	while [ $i -lt "$RUNS" ]; do
		export ORDFLOW_DB="$home/way.$i.db"
		factory
		begun=$(now)
		dispatched >/dev/null
		echo $(($(now) - begun))
		i=$((i + 1))
	done | median | awk '{ print $1 / 1e9 }'
}

factory
echo 'how many times as long as ordflow'
python=/usr/bin/python3 # Debian's, which has Debian's packages
if $python -c 'import trytond, proteus' 2>/dev/null; then
	printf '[database]\nuri = sqlite://\npath = %s\n' "$home" >trytond.conf
	LD_PRELOAD='' DB_NAME=tryton $python "$bench/tryton.py" "$RUNS" 2>/dev/null >tryton.out
	read -r started ordered shipped <tryton.out
	line 'Tryton: start : order-new, three lines, from start to end' "$started" "$(seconds order)"
	line 'Tryton: an order of three lines, running already : the same' "$ordered" "$(seconds order)"
	line 'Tryton: the whole way to shipped : each of policy 1 and 2 a command' "$shipped" "$(ways)"
else
	echo 'Tryton is not installed'
fi
# A month's sales of 36, by customer.
unset INJECT_NOW
LD_PRELOAD='' sh "$bench/years.sh" years.db >/dev/null
month=$(date -d "$(date +%Y-%m-01) - 6 months" +%Y-%m)
sqlite3 years.db "select strftime('%Y/%m/%d', received_at, 'unixepoch', '+8 hours') || ' ' || ref || char(10)
	|| '    assets:' || code || printf('   CNY %d.%02d', sum(amount) / 100, sum(amount) % 100) || char(10) || '    sales' || char(10)
	from sales_order join customer on customer.id = customer_id join order_line on order_id = sales_order.id
	group by sales_order.id" >sales.journal
ours=$(seconds report month "$month" -F csv --db years.db)
command -v ledger >/dev/null &&
	line "ledger: a month by customer, $ORDERS orders : report month, all of it" \
		"$(seconds ledger -f sales.journal --begin "$month-01" --end "$(date -d "$month-01 + 1 month" +%Y-%m-01)" balance assets)" "$ours"
command -v hledger >/dev/null &&
	line "hledger: the same" "$(RUNS=1 seconds hledger -f sales.journal --period "$month" balance assets)" "$ours"
