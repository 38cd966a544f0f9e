#!/bin/sh
# What is mistyped beyond all measure is refused where it comes in; and whatever lies in a file, it can be listed and summed.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
new() { order-new -c C001 --due 2026-12-20 --quality q "$@" --as lisa; }
limit() {
	limit_name=$1 limit_setting=$2
	shift 2
	ends "$limit_name" 65 "*too large: the setting $limit_setting-limit is *" "$@"
}

# every entrance
limit 'a quantity ordered' quantity new -i P100 --qty 9000000000 --price 10000000
limit 'a price' amount new -i P100 --qty 1 --price 1000000000.000001
limit 'what they come to' amount new -i P100 --qty 1000000 --price 1000.01
limit 'what all lines come to' amount new -i P100 --qty 1000 --price 600000 -i P100 --qty 1000 --price 600000
limit 'at the list price, too' amount new -i P100 --qty 1000000
does 'as much as that' new -i P100 --qty 100000000 --price 10
printf 'ref,customer,due,item,qty,quality,price\nH1,C001,2026-12-20,P100,9000000000,q,1\n' >huge.csv
limit 'imported' quantity order-new --import huge.csv --as lisa
like 'with line and column' '*huge.csv:2: qty: *' "$err"
printf 'ref,customer,due,item,qty,quality,price\nH1,C001,2026-12-20,P100,1,q,600000000\nH2,C001,2026-12-20,P100,1,q,1\nH1,C001,2026-12-20,P100,1,q,600000000\n' >huge.csv
limit 'an order whose rows stand apart' amount order-new --import huge.csv --as lisa
limit "a product's price" amount product add P900 --name x --price 1000000001 --as lisa
limit 'its cost' amount product edit P100 --cost 1000000001 --as lisa
printf 'code,name,price\nP901,x,9000000000\n' >products.csv
limit 'products imported' amount product import products.csv --as lisa
limit 'hours of a centre' quantity capacity set M1 --hours 900000000 --as wang
made
limit 'a quotation' amount quote new "$so" --valid 2026-12-31 --price 1=1000000001 --as lisa
limit 'what a quotation comes to' amount quote new "$so" --valid 2026-12-31 --price 1=33000000 --tax 13 --as lisa
limit 'a change' quantity order-change propose "$so" --line 1 --qty 900000000 --reason 加量 --as lisa
limit 'what it comes to' amount order-change propose "$so" --line 1 --qty 99000000 --reason 加量 --as lisa
limit 'a receipt' amount payment receive "$so" --amount 92000000000000000 --reference B1 --as finance
printf 'date,amount,reference\n2026-11-20,92000000000000000,B1\n' >bank.csv
limit 'a statement' amount payment receive --import bank.csv --as finance
limit 'an invoice' amount payment invoice "$so" --number 1 --kind special --amount 9000000000 --as finance
limit 'outsourcing' quantity outsource request "$so" --line 1 --qty 900000000 --spec x --quality q --needed 2026-12-01 --price 1 --reason 产能不足 --as lisa
limit 'its price' amount outsource request "$so" --line 1 --qty 1 --spec x --quality q --needed 2026-12-01 --price 9000000000 --reason 产能不足 --as lisa
limit 'an inspection' quantity inspect record "$so" --line 1 --passed 900000000 --failed 0 --batch B --as qc
packed
limit 'freight' amount ship dispatch "$dn" --carrier SF --waybill W1 --freight 9000000000 --as warehouse
limit 'a penalty' amount penalty propose PC202611-0001 --amount 9000000000 --as hr
limit 'a loss' amount penalty propose PC202611-0001 --amount 100 --loss 9000000000 --as hr
ends 'days without end' 65 '*too large*' carrier edit SF --transit-days 9000000000000000000 --as clerk

# the limits are the factory's
ends 'a limit is above zero' 65 '*not above zero*' ordflow setting amount-limit 0
does 'another limit' ordflow setting quantity-limit 1000
limit 'holds from then on' quantity new -i P100 --qty 1000.000001
does 'exactly that much' new -i P100 --qty 1000
ordflow setting quantity-limit 9000000000000
ordflow setting amount-limit 92233720368547758.07

# two such orders, two such receipts, in a file that has them
for price in 9000000 9100000; do
	new -i P100 --qty 9000000000 --price $price -i P200 --qty 9000000000 --price 10000 --tax 13 >/dev/null
	payment receive "$(order-list -F csv | sed -n '$s/,.*//p')" --amount 92000000000000000 --reference "R$price" --as finance >/dev/null
done
one=$(order-list -F csv | tail -2 | sed -n '1s/,.*//p')
two=$(order-list -F csv | sed -n '$s/,.*//p')
sql "update order_line set amount = 9000000000000000000, tax = 130000 where order_id in (select id from sales_order order by id desc limit 2)"
most=92233720368547758.07
does 'they are listed' order-list
is 'each with as much as can be said' "$most $most" "$(order-list -F csv | tail -2 | cut -d, -f10 | tr '\n' ' ' | sed 's/ $//')"
for order in $one $two; do
	does 'shown' order-show "$order"
	does 'with what is owing' payment balance "$order"
done
is 'the balance' "$most,92000000000000000.00" "$(payment balance "$one" -F csv | sed 1d | cut -d, -f4,5)"
is 'the month' "$most" "$(report month 2026-11 -F csv | sed -n 's/^2026-11,orders,,amount,//p')"
is 'its receipts' "$most" "$(report month 2026-11 -F csv | sed -n 's/^2026-11,receipts,,amount_with_tax,//p')"
does 'on paper' report month 2026-11 -F html
does 'compared' report month 2026-11 --compare
for listing in 'payment list' 'payment balance' 'payment list --unassigned' 'report backlog' 'report receivables' 'report compliance' \
	'report departments' 'report carriers' 'report shipping' 'todo --all' 'capacity load' 'ordflow check'; do
	run $listing
	case $status in 0 | 2) pass "$listing" ;; *) miss "$listing" "status $status" "$err" ;; esac
done
order-review open "$two" --depts tech,production,purchasing,qc --meeting 2026-11-24 --attendees '王强' --as lisa
does 'its review sheet' order-review show "$two"
for paper in $one $two 2026-11; do
	does "form $paper" form "$paper"
done
does 'the other customers are as they were' order-show "$so"
is 'to the fen' 41524.01 "$(payment balance "$so" -F csv | sed 1d | cut -d, -f4)"
plan
