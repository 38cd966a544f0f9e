#!/bin/sh
# Clause 1.1: what an order has to say, its number, and what it may look like.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory

new() { order-new -c C001 --due 2026-12-20 "$@" --as lisa; }

refused 'no item' 1.1 new
refused 'no quantity' 1.1 new -i P100 --quality q
refused 'no quality requirement' 1.1 new -i P100 --qty 1
refused 'an empty quality requirement' 1.1 new -i P100 --qty 1 --quality ''
refused 'no required date' 1.1 order-new -c C001 -i P100 --qty 1 --quality q --as lisa
refused 'no customer' 1.1 order-new --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
refused 'one line of two lacks it' 1.1 new -i P100 --qty 1 --quality q -i P200 --quality q
like 'and is named' '*line 2 has no quantity*' "$err"

ends 'unknown customer' 66 '*no customer with the code C9*' order-new -c C9 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
ends 'unknown product' 66 '*no product with the code P9*' new -i P9 --qty 1 --quality q
ends 'quantity zero' 65 '*above zero*' new -i P100 --qty 0 --quality q
ends 'quantity below zero' 65 '*--qty*below zero*' new -i P100 --qty -1 --quality q
ends 'no number' 65 "*--qty: 'many'*not a number*" new -i P100 --qty many --quality q
ends 'a date that is none' 65 '*no such day*' new --due 2026-02-30 -i P100 --qty 1 --quality q
ends 'due yesterday' 65 '*lies before the receipt*' new --due 2026-11-23 -i P100 --qty 1 --quality q
ends 'no such kind' 65 '*custom, regular, new*' new -k odd -i P100 --qty 1 --quality q
ends 'an amount too large' 65 '*too large*' new -i P100 --qty 9000000000000 --price 9000000000000 --quality q
ends 'more decimals than are kept' 65 '*more decimals*' new -i P100 --qty 1.0000001 --quality q
ends 'a discount above the whole' 65 '*above 100*' new -i P100 --qty 1 --discount 101 --quality q
ends 'no such option' 64 '*--quality?*' new -i P100 --qty 1 --qualty q
ends 'an option without its value' 64 '*needs a value*' order-new -c
ends 'a word too many' 64 '*arguments*' new extra -i P100 --qty 1 --quality q

# None of these used up a number.
says 'the first' SO202611-0001 new -i P100 --qty 1 --quality q
says 'the second' SO202611-0002 new -i P100 --qty 1 --quality q
says 'due today' SO202611-0003 new --due 2026-11-24 -i P100 --qty 1 --quality q
says 'another month begins again' SO202612-0001 sh -c 'INJECT_NOW=1796140800 order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa'
ordflow clock accept --reason 'the month was only tried'
is 'the receipt time' 2026-11-24T10:00:00+08:00 "$(order-list -F csv | sed -n '2s/^[^,]*,\([^,]*\).*/\1/p')"

# amounts: half up, once, after discount
amount() { order-list -F csv | sed -n "s/^$1,.*,\([-0-9.]*\),,lisa,.*/\1/p"; }
so=$(new -i P200 --qty 60.5 --quality q)
is 'rounded half up' 746.91 "$(amount "$so")"
so=$(new -i P200 --qty 1 --price 0.005 --quality q)
is 'half a fen is one' 0.01 "$(amount "$so")"
so=$(new -i P200 --qty 3 --price 0.335 --quality q)
is 'no binary fraction' 1.01 "$(amount "$so")"
so=$(new -i P200 --qty 3 --price 10 --discount 33.3333 --quality q)
is 'after the discount' 20.00 "$(amount "$so")"
product add FREE --name free
so=$(new -i FREE --qty 3 --quality q)
is 'no price, no amount' '' "$(amount "$so")"

# what is said before the first line holds for every line; behind one for it
so=$(new --quality common --discount 10 -i P100 --qty 1 -i P100 --qty 2 --quality own --due 2026-12-25)
lines=$(order-show "$so" -F json | grep -o '"order_lines":\[[^]]*\]')
like 'the first takes the common' '*"line":1,*"discount":10,*"due":"2026-12-20","quality":"common"*' "$lines"
like 'the second its own' '*"line":2,*"discount":10,*"due":"2026-12-25","quality":"own"*' "$lines"
is 'the order is due with its last line' 2026-12-25 "$(order-show "$so" -F csv | sed -n 's/^orders,1,due,//p')"

# 200 lines
set --
i=0
while [ $i -lt 200 ]; do
	set -- "$@" -i P100 --qty 1
	i=$((i + 1))
done
so=$(new --quality q "$@")
is '200 lines' 200 "$(order-show "$so" -F csv | grep -c ',line,')"
is 'and their amount' 240000.00 "$(amount "$so")"

# a regular product's order is production's at once (3.4.1.1)
so=$(new -k regular -i P100 --qty 1 --quality q)
is 'a regular order' with-production "$(state)"

# ref: an order's name outside, once
so=$(new --ref web-1 -i P100 --qty 1 --quality q)
ends 'the same ref' 65 "*web-1 is order $so already*" new --ref web-1 -i P100 --qty 1 --quality q

# filters
is 'by state' 1 "$(order-list -s with-production -F csv | sed 1d | wc -l)"
is 'by kind' 1 "$(order-list -k regular -F csv | sed 1d | wc -l)"
is 'by customer' 0 "$(order-list -c C9 -F csv | sed 1d | wc -l)"
is 'by days' 1 "$(order-list --from 2026-12-01 --to 2026-12-31 -F csv | sed 1d | wc -l)"
ends 'no such order' 66 '*no order SO202611-0999*' order-show SO202611-0999
ends 'no number at all' 66 "*'x' is not a document's number*" order-show x
does 'history whole' ordflow check
plan
