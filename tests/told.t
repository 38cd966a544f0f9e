#!/bin/sh
# A change says what it did to whom: a number that was shortened, or mistyped, is seen in full.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
customer add C002 --name '黄河水务' --as lisa
requested >/dev/null 2>&1
first=$so
received
said() { # NAME EXPECTED COMMAND...: on stderr, and nothing else there
	said_name=$1 said_expected=$2
	shift 2
	run "$@"
	is "$said_name" "0 $said_expected" "$status $err"
}
said 'by its number' "quote: new QT202611-0002: order $first of C001 长江泵业" quote new "$first" --valid 2026-12-31 --as lisa
said 'a short number is shown in full' "drawing: brief $dw: order $first of C001 长江泵业" drawing brief 1 --to qc --as zhang
is 'and recorded in full' "$dw" "$(sql 'select document from event order by id desc limit 1')"
said 'an order itself' "order-change: hold $so of C001 长江泵业" order-change hold 2 --reason 'no steel' --as lisa
said 'quietly' '' order-change resume "$so" --reason 'steel came' --as lisa -q
said 'a dry run says that it is one' "order-change: dry run: hold $so of C001 长江泵业
order-change: dry run: nothing was recorded" order-change hold "$so" --reason 'no steel' --as lisa -n
other=$(order-new -c C002 --due 2026-12-20 -i P100 --qty 1 --quality x --as lisa)
printf '%s\n' "$so" "$other" >numbers
order-change hold - --reason 'no steel' --as lisa <numbers >out 2>err
is 'numbers from elsewhere: a line each' "order-change: hold $so of C001 长江泵业
order-change: hold $other of C002 黄河水务" "$(cat err)"
printf '%s\n' "$so" SO202611-9999 "$other" >numbers
order-change resume - --each --reason 'steel came' --as lisa <numbers >out 2>err
is 'and no line for what was not done' "order-change: resume $so of C001 长江泵业
order-change: no order SO202611-9999
order-change: resume $other of C002 黄河水务" "$(cat err)"
printf '%s\n' "$so" SO202611-9999 >numbers
order-change hold - --reason 'no steel' --as lisa <numbers >out 2>err
is 'nor for what was undone' 'order-change: no order SO202611-9999' "$(cat err)"
is 'in Chinese' "order-change: hold $so，客户 C001 长江泵业" \
	"$(LC_ALL=zh_CN.UTF-8 order-change hold "$so" --reason 'no steel' --as lisa 2>&1)"
said 'nothing about what was refused' 'order-change: no order SO202612-0001' sh -c '! order-change hold SO202612-0001 --reason x --as lisa'
said 'a customer was typed whole' '' customer edit C002 --note x --as lisa
said 'an order that is new says its number on stdout alone' '' order-new -c C002 --due 2026-12-20 -i P100 --qty 1 --quality x --as lisa
like 'a document of another kind is none' '*is a sales order; a drawing*is wanted*' "$(drawing brief "$so" --to qc --as zhang 2>&1)"
ends 'a NUL among numbers is no end of them' 65 '*standard input, line 1*' \
	sh -c "printf '$so\\0SO202611-0099\\n' | order-change hold - --reason 'no steel' --as lisa"
plan
