#!/bin/sh
# What is kept: seals, backups, and the way back; and what a check finds.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
contracted

# finds NAME PATTERN SQL: changed so, a check finds that
finds() {
	cp "$ORDFLOW_DB" kept.db
	sql "pragma foreign_keys = off; $3"
	run ordflow check -F csv
	is "$1: found" 2 "$status"
	like "$1: what" "$2" "$out"
	rm -f "$ORDFLOW_DB"*
	mv kept.db "$ORDFLOW_DB"
}
does 'whole' ordflow check
finds 'a row changed' "*row order_line 2026110000001 1 isn't what the journal says*" 'update order_line set quantity = 1 where line = 1'
finds 'a row put in' '*row product * is explained by nothing*' "insert into product (code, name) values ('X', 'x')"
finds 'a row taken out' '*row carrier * is missing, says the journal*' 'delete from carrier'
finds 'a setting' '*row setting *' "insert into setting values ('name', 'x') on conflict do update set value = 'x'"
finds 'an event taken out' '*lacks event 4*' 'delete from event where id = 4'
finds 'events in another order' '*was altered*' 'update event set id = 1000 where id = 4; update event set id = 4 where id = 5; update event set id = 5 where id = 1000'
finds 'an event put in' '*was altered*' "insert into event select max(id) + 1, recorded_at, happened_at, real, actor, role, action, order_id, document, changes, null, null, null, chain from event"
finds 'a file' '*scan.pdf is not what was archived*' "update sqlar set data = x'00' where name like '%scan.pdf'"
finds 'a signature' '*row signature *' 'update signature set signed_by = 1'

# Seals.
seal=$(ordflow check --seal)
like 'a seal' '[0-9]*:????????????????????????????????????????????????????????????????' "$seal"
customer add C009 --name later
does 'nothing before it was changed' ordflow check --against "$seal"
run ordflow check --against "${seal%:*}:$(printf '%064d' 0)"
is 'another history' '2 yes' "$status $(case $out in *'history was rewritten'*) echo yes ;; esac)"
run ordflow check --against "100000:${seal#*:}"
is 'a history that was cut off' '2 yes' "$status $(case $out in *'no event 100000'*) echo yes ;; esac)"
ends 'no seal' 65 '*is no seal*' ordflow check --against 12

# Backup and restore.
does 'a backup' ordflow backup b1.db
is 'is the same' "$(recorded)" "$(sqlite3 b1.db .dump | sha256sum)"
is 'its history too' "$(ordflow check --seal)" "$(ordflow check --seal -d b1.db)"
customer add C010 --name newer
before=$(recorded)
ends 'not over a newer history' 65 "*has a history that b1.db doesn't have*" ordflow restore b1.db
is 'that stays' "$before" "$(recorded)"
does 'a newer backup' ordflow backup b2.db
does 'over an older history' ordflow restore b2.db -d b1.db
is 'it is there' "$before" "$(sqlite3 b1.db .dump | sha256sum)"
does 'and sound' ordflow check -d b1.db
does 'where none is' ordflow restore b2.db -d fresh.db
is 'the same' "$before" "$(sqlite3 fresh.db .dump | sha256sum)"
is 'numbers go on' SO202611-0002 "$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa -d fresh.db)"
does 'and the chain' ordflow check --against "$seal" -d fresh.db
ends 'no such backup' 66 '*nothing.db*' ordflow restore nothing.db -d other.db
echo nonsense >text.db
ends 'no backup' 78 '*not an ordflow database*' ordflow restore text.db -d other.db
sqlite3 b2.db "update customer set name = 'x'"
ends 'a backup that was changed' 78 "*isn't sound*" ordflow restore b2.db -d other.db
is 'makes nothing' no "$([ -e other.db ] && echo yes || echo no)"
ordflow backup b3.db
(sqlite3 "$ORDFLOW_DB" 'begin immediate' '.shell touch locked; while [ ! -e over ]; do sleep 0.1; done' 'commit' &)
while [ ! -e locked ]; do sleep 0.05; done
ends 'a database in use: 75' 75 '*' env ORDFLOW_TIMEOUT=0.2 ordflow restore b3.db
(sleep 1; touch over) &
does 'with patience' ordflow restore b3.db
plan
