#!/bin/sh
# A ref names one order of one customer: again is "there already", changed is bad data that says what differs.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
customer add C003 --name '天河水务' --as lisa
import() { order-new --import "$@" --as lisa; }
head='ref,customer,due,item,qty,quality,price,note'
file() {
	echo "$head" >orders.csv
	printf '%s\n' "$@" >>orders.csv
}
orders() { sql 'select count(*) from sales_order'; }
one='PO-1,C001,2026-12-20,P100,30,q,,'
two='PO-1,C001,2026-12-21,P200,5.5,q,13,fragile'

# one customer's ref is his own
file "$one" "$two"
does 'the first' import orders.csv
file 'PO-1,C003,2026-12-20,P100,7,q,,'
does "another customer's of the same name" import orders.csv
is 'is his order' '2 1' "$(orders) $(echo "$out" | grep -c '^SO')"
file 'PO-2,C001,2026-12-20,P100,1,q,,' 'PO-2,C003,2026-12-20,P100,2,q,,' 'PO-2,C001,2026-12-20,P200,3,q,,'
does 'two customers in one file, rows apart' import orders.csv
is 'two orders' 'C001:1 C001:3 C003:2' "$(sql "select group_concat(t, ' ') from (select code || ':' || (quantity / 1000000) as t
	from sales_order join customer on customer.id = customer_id join order_line on order_id = sales_order.id where ref = 'PO-2' order by t)")"
does 'again' import orders.csv
like 'both there already' '*0 orders, 0 lines imported; 2 orders were there already; 0 bad rows' "$err"
ends 'typed: his own once' 65 '*PO-1 is order SO202611-0002 already*' order-new -c C003 --ref PO-1 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
does "typed: another's" order-new -c C003 --ref PO-9 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
does 'and his' order-new -c C001 --ref PO-9 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa

# the same again is there already; another content says what differs, and nothing is imported
file "$one" "$two"
does 'the same' import orders.csv
like 'is there already' '*nothing changed: *; 1 orders were there already*' "$err"
differs() { # NAME PATTERN ROW...
	differs_name=$1 differs_pattern=$2
	shift 2
	file "$@"
	ends "$differs_name" 65 "$differs_pattern*nothing was imported*" import orders.csv
}
differs 'a quantity' '*orders.csv:2: qty: line 1 of SO202611-0001 came in with 30, not with 31*' "$(echo "$one" | sed s/,30,/,31,/)" "$two"
differs 'a price' '*orders.csv:3: price: line 2 of SO202611-0001 came in with 13, not with 13.5*' "$one" "$(echo "$two" | sed s/,13,/,13.5,/)"
differs 'a price that is left out' '*orders.csv:3: price: line 2 of SO202611-0001 came in with 13, not with 12.3456*' "$one" "$(echo "$two" | sed s/,13,/,,/)"
differs 'a date' '*orders.csv:3: due: line 2 of SO202611-0001 came in with 2026-12-21, not with 2026-12-22*' "$one" "$(echo "$two" | sed s/12-21/12-22/)"
differs 'an item' '*orders.csv:2: item: line 1 of SO202611-0001 came in with P100, not with P200*' "$(echo "$one" | sed s/P100/P200/)" "$two"
differs 'the quality' '*orders.csv:2: quality: line 1 of SO202611-0001 came in with q, not with GB/T*' "$(echo "$one" | sed 's/,q,/,GB\/T,/')" "$two"
differs 'a note' '*orders.csv:3: note: line 2 of SO202611-0001 came in with fragile, not with none*' "$one" "$(echo "$two" | sed s/fragile//)"
differs 'a line more' '*orders.csv:4: SO202611-0001 came in with 2 lines: this is one more*' "$one" "$two" "$two"
differs 'a line less' '*orders.csv:2: SO202611-0001 came in with 2 lines, not with 1*' "$one"
differs 'lines the other way round' '*orders.csv:2: * came in with *' "$two" "$one"
differs 'beside an order that is new' '*orders.csv:2: qty: *' "$(echo "$one" | sed s/,30,/,31,/)" "$two" 'PO-5,C001,2026-12-20,P100,1,q,,'
file "$(echo "$one" | sed s/,30,/,31,/)" "$two" 'PO-5,C001,2026-12-20,P100,1,q,,' 'PO-2,C003,2026-12-20,P100,2,q,,'
run import orders.csv --partial --rejects rejects.csv
is 'with --partial the new one comes in' '0 1' "$status $(echo "$out" | grep -c '^SO')"
is 'and the other is rejected, whole' '2 PO-1 PO-1' "$(sed 1d rejects.csv | cut -d, -f1 | tr -d '"' | sort | uniq -c | awk '{ print $1, $2, $2 }')"
like 'with what differs' '*came in with 30, not with 31*' "$(cat rejects.csv)"
file "$one" 'PO-6,C001,2026-12-20,P100,1,q,,'
run import orders.csv --partial --rejects rejects.csv
is 'what a line lacks of is rejected, too' '0 PO-1' "$status $(sed 1d rejects.csv | cut -d, -f1 | tr -d '"')"

# rows of one order apart
file "$one" 'PO-7,C001,2026-12-20,P100,1,q,,' "$two"
does 'apart, where they came together' import orders.csv
like 'there already, once' '*1 orders, 1 lines imported; 1 orders were there already; 0 bad rows' "$err"
file "$one" 'PO-7,C001,2026-12-20,P100,1,q,,' "$(echo "$two" | sed s/5.5/6/)"
ends 'apart and changed' 65 '*orders.csv:4: qty: line 2 of SO202611-0001 came in with 5.5, not with 6*' import orders.csv
file 'PO-8,C001,2026-12-20,P100,1,q,,of the order' 'PO-7,C001,2026-12-20,P100,1,q,,' 'PO-8,C001,2026-12-20,P100,2,q,,of the line'
does 'a note further down' import orders.csv
is 'is kept' 'of the line' "$(sql "select order_line.note from order_line join sales_order on id = order_id where ref = 'PO-8' and line = 2")"
does 'and met' import orders.csv
like 'as it was' '*nothing changed*' "$err"

# what came in decides, not what became of it
file "$one" "$two"
order-change propose SO202611-0001 --line 1 --qty 40 --reason '加量' --as lisa >/dev/null
does 'an order that was changed since' import orders.csv
like 'is there already' '*nothing changed*' "$err"
file "$(echo "$one" | sed s/,30,/,40,/)" "$two"
ends 'as it now is isn'"'"'t how it came in' 65 '*came in with 30, not with 40*' import orders.csv
product edit P100 --price 1300 --as lisa
file "$one" "$two"
does 'a list price that was raised since' import orders.csv
like 'is no other content' '*nothing changed*' "$err"
order-change cancel SO202611-0001 --reason '客户取消' --as lisa
does 'an order that was cancelled' import orders.csv
like 'is not revived' '*nothing changed: *; 1 orders were there already*' "$err"
file "$(echo "$one" | sed s/,30,/,31,/)" "$two"
ends 'and its name is not used again' 65 '*SO202611-0001 came in with 30*' import orders.csv
file 'PO-1,C001,2026-12-20,P100,30,q,,' 'PO-1,C009,2026-12-20,P100,30,q,,'
ends 'a customer that there is not is a slip' 65 "*orders.csv:3: customer: differs from the order's first row*" import orders.csv
does 'history whole' ordflow check

# many bad orders cost no more each than one does: the last of 100,000 as much as the first
awk -v head="$head" 'BEGIN { print head; for (i = 0; i < 100000; i++) print "X" i ",C001,2026-12-20,P100,0,q,,"; print "X,C001,2026-12-20,P100,1,q,," }' >orders.csv
run timeout 60 order-new --import orders.csv --partial --as lisa
is 'a hundred thousand rejects' '0 1' "$status $(echo "$out" | grep -c '^SO')"
plan
