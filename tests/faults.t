#!/bin/sh
# Faults, injected at every point of a command: after each the file is whole, the change is there
# entirely or not at all, and the status says which. FAULTS=all tries every point, else some of each kind.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# so many points of one kind are tried
points=${FAULTS:-12}

# state FILE: how many events, and is the file whole?
state() { sqlite3 "$1" 'select count(*) from event; pragma integrity_check; pragma foreign_key_check'; }

# at KIND NUMBER COMMAND...: with that fault, on a copy
at() {
	at_kind=$1 at_number=$2
	shift 2
	rm -f try.db*
	cp start.db try.db
	ORDFLOW_DB=try.db INJECT_FAIL=$at_kind INJECT_AT=$at_number INJECT_COUNT=$home/count "$@" >out 2>err
}

# through NAME COMMAND...: every kind of fault at all its points
through() {
	through_name=$1
	shift
	rm -f start.db*
	sqlite3 "$ORDFLOW_DB" 'vacuum into "start.db"'
	sqlite3 start.db 'pragma journal_mode = wal' >/dev/null
	before=$(state start.db)
	at none 0 "$@"
	status=$?
	cp count counts
	after=$(state try.db)
	if [ "$status" -ne 0 ] || [ "$before" = "$after" ]; then
		miss "$through_name works" "status $status" "$(cat err)"
		return
	fi
	for kind in memory write sync open read; do
		total=$(sed -n "s/^$kind //p" counts)
		step=1
		[ "$points" = all ] || step=$((total / points + 1))
		wrong='' tried=0 number_of=1
		while [ "$number_of" -le "$total" ]; do
			at $kind "$number_of" "$@"
			status=$?
			got=$(state try.db)
			tried=$((tried + 1))
			case $status in
			0) [ "$got" = "$after" ] || wrong="$wrong $number_of:0-but-$got" ;;
			74 | 75 | 78 | 66) [ "$got" = "$before" ] || wrong="$wrong $number_of:$status-but-changed" ;;
			# glibc 2.36's own getpwuid() falls over where its first allocations fail: before anything is opened.
			134 | 139) [ "$got" = "$before" ] && [ "$kind:$((number_of < 40))" = memory:1 ] ||
				wrong="$wrong $number_of:status-$status" ;;
			*) wrong="$wrong $number_of:status-$status" ;;
			esac
			number_of=$((number_of + step))
		done
		is "$through_name: $kind fails at $tried points of $total" '' "$wrong"
	done
}

factory
export ORDFLOW_TIMEOUT=1
through 'order-new' order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality q --as lisa
through 'customer add' customer add C002 --name x
printf 'ref,customer,due,item,qty,price,quality\nR1,C001,2026-12-20,P100,1,1,q\nR2,C001,2026-12-20,P100,1,1,q\n' >orders.csv
through 'an import' order-new --import orders.csv --as lisa
received
through 'order-review open' order-review open "$so" --depts tech,production --meeting 2026-11-24 --attendees a --as lisa
quoted
through 'approve' approve "$qt" --as vp
approve "$qt" --as vp
quote report "$qt" --as lisa && quote send "$qt" --as lisa && quote answer "$qt" --accepted --as lisa
echo scan >scan.pdf
through 'contract sign' contract sign "$qt" --signatory a --customer-signatory b --file scan.pdf --as lisa
contract sign "$qt" --signatory a --customer-signatory b --as lisa >/dev/null
through 'payment receive' payment receive "$so" --amount 10 --reference r --key k --as finance
through 'a setting' ordflow setting small-order 1
through 'order-change' order-change cancel "$so" --reason because --as vp
through 'incident report' incident report "$so" --cause difficulty --description broken --as wang
clock '2026-12-02 10:00'
through 'report submit' report submit 2026-11 --dept sales --text 'done' --as lisa
texts 2026-11
through 'report close' report close 2026-11 --as finance

# A new database is there whole or not at all; so is a backup.
for kind in memory write sync open; do
	wrong='' number_of=1
	total=$(INJECT_FAIL=none INJECT_COUNT=$home/count ordflow init --db counted.db && sed -n "s/^$kind //p" count)
	step=1
	[ "$points" = all ] || step=$((total / points + 1))
	while [ "$number_of" -le "$total" ]; do
		rm -f new.db*
		INJECT_FAIL=$kind INJECT_AT=$number_of ordflow init --db new.db 2>err
		status=$?
		if [ "$status" -eq 0 ]; then
			[ "$(sqlite3 new.db 'pragma integrity_check')" = ok ] || wrong="$wrong $number_of:0-but-not-whole"
		elif [ -e new.db ] && [ "$(sqlite3 new.db 'pragma integrity_check; select count(*) from event')" != 'ok
1' ]; then
			wrong="$wrong $number_of:$status-but-half-there"
		fi
		number_of=$((number_of + step))
	done
	is "init: $kind" '' "$wrong"
	rm -f counted.db*
done
plan
