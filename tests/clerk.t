#!/bin/sh
# For who types: numbers that are shortened, what was almost meant, lists of numbers from one command to the next.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
shown() { order-show "$@" -F csv | sed -n 's/^orders,1,order,//p'; }

# shortened numbers
received
first=$so
received
for typed in 2 SO2 SO-2 SO…-2 202611-2 SO202611-2; do
	is "$typed" "$so" "$(shown "$typed")"
done
ends 'what there is not' 66 '*no sales order has the number 9*' order-show 9
ends 'not of another kind' 66 "*'QT2' is not a document's number*" order-show QT2
clock '2026-12-01 10:00'
so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)
is 'of another month' SO202612-0001 "$so"
ends 'what is two' 64 "*'1' is SO202612-0001 and SO202611-0001: say which*" order-show 1
is 'with its month' "$first" "$(shown 202611-1)"
is 'what is one' SO202611-0002 "$(shown 2)"
does 'in a change, too' order-review open 202612-1 --depts tech,production --meeting 2026-12-02 --attendees a --as lisa
is 'recorded whole' SO202612-0001 "$(sql 'select document from event order by id desc limit 1')"
approved
ends 'of any kind of document, with its letters' 66 "*'1' is not a document's number*" approve 1 --as gm
does 'with its letters' approve QT1 --refuse --reason 'too cheap' --as gm

# what was almost meant
ends 'a verb' 64 '*no verb opne: open?*' order-review opne
ends 'an option' 64 '*no option --qyt: --qty?*' order-new --qyt 1
ends 'a customer' 66 '*no customer with the code C01: C001?*' order-new -c C01 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
ends 'a customer by name' 66 '*no customer with the code 长江泵业: C001?*' order-new -c 长江泵业 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
ends 'a product' 66 '*no product with the code P1OO: P100?*' order-new -c C001 --due 2026-12-20 -i P1OO --qty 1 --quality q --as lisa
run order-new -c Nobody --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
is 'what is like nothing' 'order-new: no customer with the code Nobody' "$err"

# lists of numbers
is 'numbers alone' "SO202611-0001 SO202611-0002" "$(order-list --to 2026-11-30 -F numbers | tr '\n' ' ' | sed 's/ $//')"
is 'of documents' QT202612-0001 "$(quote list -F numbers)"
is 'of one' SO202611-0001 "$(order-show 202611-1 -F numbers)"
is 'codes where there are none' 'P100 P200' "$(product list -F numbers | tr '\n' ' ' | sed 's/ $//')"

# a change to each of a list: all of them or none, or with --each what can be done
order-list --to 2026-11-30 -F numbers >those
echo SO202611-0009 >>those
hold() { order-change hold - --reason '客户停产' --as lisa "$@" <those; }
held() { order-list --state on-hold -F numbers | tr '\n' ' ' | sed 's/ $//'; }
before=$(recorded)
ends 'one of them there is not' 66 '*no order SO202611-0009*' hold
is 'none was held' "$before" "$(recorded)"
ends 'a dry run' 66 '*no order SO202611-0009*' hold -n
run hold --each -q
is 'each by itself: the status of what could not be done' 66 "$status"
is 'said once' 'order-change: no order SO202611-0009' "$err"
is 'the others were' 'SO202611-0001 SO202611-0002' "$(held)"
sed -i '$d' those
does 'all of them' sh -c 'order-change resume - --reason "goes on" --as lisa <those'
is 'on their way again' '' "$(held)"
before=$(recorded)
run sh -c 'order-change hold - --reason because --as lisa </dev/null'
is 'of nothing: said, but no error' '0 order-change: no numbers came: nothing changed' "$status $err"
does 'a dry run' hold -n
is 'changed nothing' "$before" "$(recorded)"
ends 'a key is for one' 64 '*--key is for one request*' hold --key k
ends 'without a list' 64 '*--each is for -*' order-change hold 2 --reason because --each --as lisa
printf 'SO202611-0001\nSO\0332\n' >those
ends 'no number' 65 '*standard input, line 2: a control character*' hold
is 'changed nothing' "$before" "$(recorded)"
printf '1\n' >those
run hold --each
is 'what is refused has its own status' 64 "$status"
printf '202611-1\r\n\n  202611-2\n' >those
is 'what it makes comes in their order' 'QT202612-0002 QT202612-0003' "$(for n in 1 2; do
	order-review open 202611-$n --depts tech,production --meeting 2026-12-01 --attendees a --as lisa
	order-review opinion 202611-$n --dept tech --agree --as zhang
	order-review opinion 202611-$n --dept production --agree --as wang
	order-review conclude 202611-$n --accept standard --reason '不需采购' --as wang
	order-review days 202611-$n --dept tech --days 1 --as zhang
	order-review days 202611-$n --dept production --days 1 --as wang
done
quote new - --tax 13 --valid 2026-12-31 --as lisa <those | tr '\n' ' ' | sed 's/ $//')"

# typed alone at a terminal it asks
alone() { # ANSWERS...: into the terminal; what it shows
	printf '%s\n' "$@" | script -qec 'order-new' /dev/null | tr -d '\r'
}
if has_terminals; then
	ordflow user edit "$(id -un)" --role sales,admin
	shown=$(alone C001 soon 2026-12-20 '' '' P100 3 'GB/T 7782' '' '' P200 2.5 q 12.5 '' '')
	like 'asks, again for what is no day, line by line' \
		'*customer (who orders)*not a day*Line 1*item (*qty (how many)*Line 2*price (*Line 3*SO202612-0003*' "$shown"
	is 'as it was said' 'P100 3 1200.00 P200 2.5 12.50' "$(order-show SO202612-0003 -F csv | sed -n 's/^order_lines,[12],\(item\|qty\|price\),//p' | tr '\n' ' ' | sed 's/ $//')"
	like 'what the policy demands it demands here, too' '*clause 1.1: line 1 has no quality requirement*' "$(alone C001 2026-12-20 '' '' P100 3 '' '' '' '')"
	before=$(recorded)
	like 'given up' '*the answers ended before the questions*' "$(printf 'C001\n' | script -qec 'order-new' /dev/null)"
	is 'changed nothing' "$before" "$(recorded)"
	like 'with an option it does not ask' '*clause 1.1*' "$(script -qec 'order-new --customer C001' /dev/null </dev/null)"
else
	skip 'no terminals here'
fi
ends 'nor without a terminal' 1 '*clause 1.1*' sh -c 'order-new </dev/null'
does 'whole' ordflow check
plan
