#!/bin/sh
# The power is cut at every sync of a command, with writes since then lost or torn: the file recovers,
# the change is there entirely or not at all, and for good once the command has ended.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

events() { sqlite3 "$1" 'pragma integrity_check; select count(*) from event' 2>&1 | tr '\n' ' '; }

cut() { # NAME COMMAND...
	cut_name=$1
	shift
	rm -rf from log states
	mkdir from states
	cp "$ORDFLOW_DB" from/
	before=$(events "$ORDFLOW_DB")
	run env INJECT_LOG="$home/log" "$@"
	if [ "$status" -ne 0 ]; then
		miss "$cut_name" "status $status" "$err"
		return
	fi
	after=$(events "$ORDFLOW_DB")
	env -u LD_PRELOAD perl "$tests/crash.pl" log from orders.db states >states.txt || miss "$cut_name: states"
	wrong=
	while read -r when state; do
		got=$(events "$state")
		case $when:$got in
		"before:$before" | "between:$before" | "between:$after" | "after:$after") ;;
		*) wrong="$wrong $when:${state#states/}:$got" ;;
		esac
	done <states.txt
	is "$cut_name: $(grep -c . states.txt) states, $(grep -c '^sync' log) syncs" '' "$wrong"
	does "$cut_name: the last of them is sound" ordflow check -d "$(sed -n '$s/^after //p' states.txt)"
}

factory
cut 'an order' order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality q --as lisa
cut 'another' order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality q --as lisa
awk 'BEGIN { print "ref,customer,due,item,qty,price,quality"
	for (i = 0; i < 200; i++) print "R" i ",C001,2026-12-20,P100,1,1,q" }' >orders.csv
cut 'an import' order-new --import orders.csv --as lisa -q
like 'was there' 'ok 2*' "$(events "$ORDFLOW_DB")"
contracted
echo more >more.pdf
cut 'a file' contract archive "$ct" --file more.pdf --as lisa
cut 'a signature' customer edit C001 --name 'other' --as lisa
plan
