#!/bin/sh
# Many at once: 64 writers and 8 readers for a minute (WRITERS, READERS, SECONDS_OF_STORM), with all kinds of commands, on one
# file: storm.sh FILE. Prints how many there were, that none was lost, doubled or refused, and what the slowest took.
set -eu
: "${WRITERS:=64}" "${READERS:=8}" "${SECONDS_OF_STORM:=60}"
export ORDFLOW_DB="$1" ORDFLOW_TIMEOUT=120
rm -f "$1" "$1"-*
ordflow init
customer add C001 --name x
product add P100 --name x --price 1200
due=$(date -d '+60 days' +%F)
end=$(($(date +%s) + SECONDS_OF_STORM))
one() { # NAME COMMAND...: how long it took and what came of it
	begun=$(date +%s%N)
	shift
	status=0
	"$@" >"$out" 2>>"$out.err" || status=$?
	echo "$(($(date +%s%N) - begun)) $status $(head -n 1 "$out")"
}
writer() {
	out=$1.out n=0
	while [ "$(date +%s)" -lt "$end" ]; do
		n=$((n + 1))
		one order order-new -c C001 --due "$due" -i P100 --qty 1 --quality q
		so=$(cat "$out")
		one change order-change propose "$so" --line 1 --qty 2
		one money payment receive "$so" --amount 10 --reference "$1-$n"
		one customer customer edit C001 --note "$1-$n"
	done >"$1.writer"
}
reader() {
	out=$1.out
	while [ "$(date +%s)" -lt "$end" ]; do
		one list order-list -F csv
		one month report month "$(date +%Y-%m)" -F csv
		one todo todo
	done >"$1.reader"
}
i=0
while [ $i -lt "$WRITERS" ]; do writer "storm.$i" & i=$((i + 1)); done
while [ $i -lt $((WRITERS + READERS)) ]; do reader "storm.$i" & i=$((i + 1)); done
wait
for kind in writer reader; do
	sort -n storm.*.$kind | awk -v kind=$kind '{ took[NR] = $1; failed += $2 != 0 } END {
		printf "%s commands: %d, failed %d, median %.0f ms, p99 %.0f ms, slowest %.0f ms\n", kind, NR, failed,
			took[int((NR + 1) / 2)] / 1e6, took[int(NR * .99 + .5)] / 1e6, took[NR] / 1e6 }'
done
acknowledged=$(cat storm.*.writer | awk '$2 == 0 && $3 ~ /^SO/ { print $3 }' | sort)
[ "$acknowledged" = "$(order-list -F csv | sed 1d | cut -d, -f1 | sort)" ] && echo 'none lost, none doubled'
ordflow check && echo 'whole'
