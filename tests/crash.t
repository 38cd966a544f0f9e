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

# The write-ahead file is synced behind the last that is written to it, and no more often than it takes.
synced() { # NAME SYNCS COMMAND...
	synced_name=$1 syncs=$2
	shift 2
	rm -f log
	run env INJECT_LOG="$home/log" "$@"
	# shellcheck disable=SC2016 # perl's own
	is "$synced_name" "0 $syncs syncs, clean" "$status $(env -u LD_PRELOAD perl -ne '
		my ($call, $at, $size, $path) = /^(\w+) (\d+) (\d+) (.*)$/ or die;
		read STDIN, my $bytes, $size;
		$syncs += $call eq "sync";
		$dirty = $call eq "write" if $path =~ /-wal$/;
		END { print "$syncs syncs, ", $dirty ? "dirty" : "clean" }' <log)"
}
synced 'alone: the file ahead, its folder, the database' 3 order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
mkfifo hold
sqlite3 "$ORDFLOW_DB" <hold >held &
exec 7>hold
echo 'select count(*) from event;' >&7
while [ ! -s held ]; do sleep 0.02; done
synced 'beside a reader: a new file ahead' 2 order-new -c C001 --due 2026-12-20 -i P100 --qty 2 --quality q --as lisa
synced 'beside a reader: one that is there' 2 order-new -c C001 --due 2026-12-20 -i P100 --qty 3 --quality q --as lisa
exec 7>&-
wait
plan
