#!/bin/sh
# Orders that came to nothing are told apart: in the month's figures, and in the customer's history on the review sheet.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
customer add C002 --name '天河水务' --as lisa
of() { report month 2026-11 -F csv | sed -n "s/^2026-11,$1,$2,$3,//p"; }
agreed
order-review conclude "$so" --reject --reason '产能不足' --as wang
so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 2 --quality q --as lisa)
order-change cancel "$so" --reason '客户取消' --as lisa
so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)
order-new -c C002 --due 2026-12-20 -i P200 --qty 1 --quality q --as lisa >/dev/null
all() { for m in count qty amount cancelled cancelled_qty cancelled_amount rejected rejected_qty rejected_amount; do of "$1" "$2" $m; done | tr '\n' ' ' | sed 's/ $//'; }
is 'all orders' '4 94.5 40359.26 1 2 2400.00 1 90.5 36746.91' "$(all orders '')"
is 'a customer' '3 93.5 40346.91 1 2 2400.00 1 90.5 36746.91' "$(all customers C001)"
is 'one of whom nothing was dropped' '1 1 12.35' "$(all customers C002)"
is 'a product' '3 33 39600.00 1 2 2400.00 1 30 36000.00' "$(all products P100)"
is 'another' '2 61.5 759.26 0 0 0.00 1 60.5 746.91' "$(all products P200)"
is 'the columns are as they were' month,section,item,measure,value "$(report month 2026-11 -F csv | sed -n 1p)"
order-review open "$so" --depts tech,production,purchasing,qc --meeting 2026-11-24 --attendees '王强' --as lisa
is 'on the review sheet' 'other_orders,2 amount,39146.91 cancelled,1 cancelled_amount,2400.00 rejected,1 rejected_amount,36746.91' \
	"$(order-review show "$so" -F csv | sed -n 's/^customer_history,1,//p' | grep -E '^(other|amount|cancelled|rejected)' | tr '\n' ' ' | sed 's/ $//')"
does 'on paper' report month 2026-11 -F html
does 'the same for ever' ordflow check
plan
