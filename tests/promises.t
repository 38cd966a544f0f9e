#!/bin/sh
# What every command promises: 0 means recorded for good and anything else that
# nothing changed, whatever is killed, full, missing, busy, repeated or damaged.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

# init, and paths
ends_without() { # NAME STATUS PATTERN COMMAND...: with no database
	without_name=$1 without_status=$2 without_pattern=$3
	shift 3
	run "$@"
	is "$without_name" "$without_status" "$status"
	like "$without_name, and says why" "$without_pattern" "$err"
}
ends_without 'a wrong path' 66 '*no database at*nowhere.db*' order-list -d nowhere.db
ends_without 'is no new file, for a change either' 66 '*no database at*' customer add C1 --name x --db nowhere.db
is 'nothing was made' '' "$(ls)"
ends_without 'no folder' 74 '*' ordflow init -d nowhere/orders.db
echo 'not a database, but long enough to be taken for one if nobody looked' >text.db
ends_without 'not a database' 78 '*is not an ordflow database*' order-list -d text.db
ends_without 'a folder' 78 '*is not a file*' order-list -d .
sqlite3 other.db 'create table t (x)'
ends_without 'another database' 78 '*is not an ordflow database*' order-list -d other.db
: >empty.db
ends_without 'an empty file' 78 '*is not an ordflow database*' order-list -d empty.db
ends_without 'no time zone of that name' 65 '*timezone*' ordflow init --timezone Mars/Olympus
is 'no half-made file' '' "$(ls -- *orders.db* 2>/dev/null)"
ends_without 'ORDFLOW_TIMEOUT malformed' 78 '*ORDFLOW_TIMEOUT*' env ORDFLOW_TIMEOUT=soon order-list
factory
ends 'init never overwrites' 78 '*is there already*' ordflow init
cp orders.db newer.db
sqlite3 newer.db 'pragma user_version = 999'
ends_without 'made by a newer ordflow' 78 '*newer ordflow*' order-list -d newer.db
is 'the same through the environment' 0 "$(ORDFLOW_DB=$PWD/orders.db order-list >/dev/null; echo $?)"
mkdir -p data/ordflow
cp orders.db data/ordflow/
if [ -e /var/lib/ordflow/orders.db ]; then
	skip 'this machine has a database for everybody, which comes first'
else
	is 'or in XDG_DATA_HOME' 0 "$(unset ORDFLOW_DB; XDG_DATA_HOME=$PWD/data order-list >/dev/null; echo $?)"
fi
has() { sql "pragma $1"; }
is 'WAL' wal "$(has journal_mode)"

order() { order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa "$@"; }

# dry run
ends 'a dry run changes nothing' 0 '*nothing was recorded*' order -n
ends 'and refuses what would be refused' 1 '*clause 1.1*' order-new -n -c C001
is 'it used up no number' SO202611-0001 "$(order)"

# keys
is 'a key' SO202611-0002 "$(order --key k1)"
before=$(recorded)
is 'again: the same answer' SO202611-0002 "$(order --key k1)"
is 'and nothing changed' "$before" "$(recorded)"
ends 'another request with it' 65 '*was used for another request*' order --key k1 --note other
ordflow user add nobody --role sales
ends 'of somebody else' 65 '*was used for another request*' env INJECT_UID=65534 \
	order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa --key k1
is 'his own key answers himself' SO202611-0003 "$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --key k9)"
ends 'and nobody else who types the same' 65 "*'k9' was used for another request*" env INJECT_UID=65534 \
	order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --key k9
ordflow user edit nobody --role hr
ends 'roles are asked first' 77 '*may do this*' env INJECT_UID=65534 \
	order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --key k9
ends 'an empty key' 65 '*empty key*' order --key ''
is 'without it a new one' SO202611-0004 "$(order)"
is 'a refusal leaves its key free' 1 "$(order-new --key k2 -c C001 --as lisa 2>/dev/null; echo $?)"
is 'for the mended request' SO202611-0005 "$(order --key k2)"

# output that can't be written
full() { "$@" >/dev/full 2>err; echo $?; }
before=$(recorded)
is 'output full: 74' 74 "$(full order)"
is 'and nothing changed' "$before" "$(recorded)"
is 'a listing too' 74 "$(full order-list -F csv)"
is 'and a table' 74 "$(full order-list)"
is 'and help' 74 "$(full order-list --help)"
is 'output closed: 74' 74 "$(order >&- 2>/dev/null; echo $?)"
is 'and nothing changed' "$before" "$(recorded)"
is 'errors closed is no harm' SO202611-0006 "$(order 2>&-)"
big=$(i=0; while [ $i -lt 200 ]; do printf 'x%.0s' 1 2 3 4 5 6 7 8 9 0; i=$((i + 1)); done)
i=0
set --
while [ $i -lt 150 ]; do
	set -- "$@" -i P100 --qty 1 --line-note "$big"
	i=$((i + 1))
done
order-new -c C001 --due 2026-12-20 --quality q "$@" --as lisa >/dev/null
(
	order-show SO202611-0007 -F json
	echo $? >pipe.status
) | head -c 1 >/dev/null
is 'a reader that goes away ends it by SIGPIPE' 141 "$(cat pipe.status)"

# busy
sqlite3 orders.db 'begin immediate; select 1; ' '.shell sleep 2' 'rollback' >/dev/null &
sleep 0.5
ends_busy=$(ORDFLOW_TIMEOUT=0.2 order 2>err; echo $?)
is 'busy past the time limit: 75' 75 "$ends_busy"
like 'and says so' '*try again*' "$(cat err)"
is 'reading does not wait for a writer' 0 "$(ORDFLOW_TIMEOUT=0 order-list >/dev/null; echo $?)"
is 'nor does patience fail' 0 "$(order >/dev/null; echo $?)"
wait

# killed at any moment
count() { sql 'select count(*) from sales_order'; }
before=$(count)
done_=0
i=0
while [ $i -lt 60 ]; do
	# shellcheck disable=SC2034 # the shell's own word on a killed one is not wanted
	if said=$(timeout -s KILL "0.00$((i % 10))$((i / 10))" order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa); then
		done_=$((done_ + 1))
	fi
	i=$((i + 1))
done 2>/dev/null
after=$(count)
if [ $((after - before)) -ge "$done_" ]; then pass 'what was acknowledged is there'; else miss 'what was acknowledged is there' "$before + $done_ > $after"; fi
does 'killed at any moment: whole, and without gaps' ordflow check

# many at once
rm -f storm.*
i=0
while [ $i -lt 8 ]; do
	(j=0; while [ $j -lt 10 ]; do order; echo $? >>"storm.$i"; j=$((j + 1)); done) >"storm.out.$i" 2>&1 &
	i=$((i + 1))
done
wait
is '80 orders, none refused' 80 "$(cat storm.[0-7] | grep -cx 0)"
is 'none doubled' 80 "$(cat storm.out.* | sort -u | wc -l)"
does 'nor lost' ordflow check

# two at once on one order: exactly one wins
made
payment receive "$so" --amount 90000 --reference r --as finance >/dev/null
sr=$(request 1 20)
rival=$(request 1 10)
sql "update finished_goods set quantity = 25000000"
(ship note "$sr" --as clerk >one 2>one.err; echo $? >one.status) &
(ship note "$rival" --as clerk >two 2>two.err; echo $? >two.status) &
wait
is 'two notes for the same stock: one wins' '0 1' "$(cat one.status two.status | sort | tr '\n' ' ' | sed 's/ $//')"
like 'the other is told why' '*clause 2.5.2*in stock*' "$(cat one.err two.err)"
sql "update finished_goods set quantity = 30000000"
[ -s one ] && sr=$rival
(ship note "$sr" --as clerk >one 2>one.err; echo $? >one.status) &
(ship note "$sr" --as clerk >two 2>two.err; echo $? >two.status) &
wait
is 'one request noted twice: one wins' '0 65' "$(cat one.status two.status | sort -n | tr '\n' ' ' | sed 's/ $//')"

# the journal finds what was changed behind its back
does 'whole until now' ordflow check
event=$(sql "select max(id) from event where action = 'product'")
altered="cast(replace(cast(changes as text), 'P200', 'P201') as blob)"
sql "update event set changes = $altered where id = $event"
run ordflow check -F csv
is 'an altered event: 2' 2 "$status"
like 'and which' "*event $event (product*" "$out"
sql "update event set changes = cast(replace(cast(changes as text), 'P201', 'P200') as blob) where id = $event"
does 'put back' ordflow check
sql "delete from order_line where order_id = (select max(id) from sales_order); delete from sales_order where id = (select min(id) from sales_order)"
run ordflow check
is 'a gap: 2' 2 "$status"
like 'in which series' '*series of SO has a gap in 202611*' "$out"
like 'and rows that name what is gone' '*names a row that sales_order*' "$out"
cp orders.db torn.db
rm -f torn.db-wal
dd if=/dev/urandom of=torn.db bs=4096 seek=3 count=20 conv=notrunc 2>/dev/null
run ordflow check -d torn.db
like 'a damaged file: 2 or 78' '*' "$err"
case $status in 2 | 78) pass 'and its status' ;; *) miss 'and its status' "$status" "$err" ;; esac
plan
