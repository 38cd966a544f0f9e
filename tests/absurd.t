#!/bin/sh
# Absurd values in the file, in each column of each table in turn, and bytes of it that are wrong: whatever a command
# meets, it ends by itself, with a status that says so, never by a signal, never as a defect of its own.
# ABSURD=all tries every command on each; else they take turns.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
dispatched >/dev/null
incident report "$so" --cause equipment --description 'broken' --as wang >/dev/null
order-new -c C001 --kind regular --due 2026-12-30 -i P100 --qty 1 --quality q --as lisa >/dev/null
open=$(order-new -c C001 --due 2026-12-30 -i P100 --qty 1 --price 1 --quality q --as lisa)
sqlite3 "$ORDFLOW_DB" 'pragma wal_checkpoint(truncate)' >/dev/null
cp "$ORDFLOW_DB" whole.db
wrong='' tried=0 turn=0

# tries WHAT COMMAND...
tries() {
	tries_what=$1
	shift
	timeout -s KILL 30 "$@" -d absurd.db >.out 2>.err </dev/null
	status=$?
	tried=$((tried + 1))
	case $status in
	0 | 1 | 2 | 65 | 66 | 77 | 78) ;;
	*) wrong="$wrong
[$tries_what: $*: $status $(head -c 200 .err)]" ;;
	esac
}

# Commands that read and write much, each at its turn
one() {
	case $1 in
	0) tries "$what" report compliance --detail ;;
	1) tries "$what" order-show "$so" ;;
	2) tries "$what" order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa ;;
	3) tries "$what" report month 2026-11 -F csv ;;
	4) tries "$what" ship note "$sr" --as clerk ;;
	5) tries "$what" order-change hold "$open" --reason 'as it is' --as lisa ;;
	6) tries "$what" report overdue ;;
	7) tries "$what" schedule make "$so" --reason 'once more' --as wang ;;
	8) tries "$what" ordflow check ;;
	9) tries "$what" todo --all ;;
	10) tries "$what" order-list ;;
	11) tries "$what" approve "$qt" --as vp ;;
	12) tries "$what" form "$so" ;;
	esac
}
all() {
	what=$1
	[ "${ABSURD-}" != all ] || for turn in 0 1 2 3 4 5 6 7 8 9 10 11; do one $turn; done
	turn=$(((turn + 1) % 13))
	one $turn
}
absurd() { # SQL
	rm -f absurd.db*
	cp whole.db absurd.db
	env -u LD_PRELOAD sqlite3 -bail absurd.db "pragma foreign_keys = off; pragma ignore_check_constraints = on; $1" >/dev/null 2>&1 || return
	all "$1"
}
# A null where the schema says that there is something: past it, and the schema put back
nothing() { # TABLE COLUMN
	absurd "pragma writable_schema = on; create temp table kept as select sql from sqlite_schema where name = '$1';
		update sqlite_schema set sql = replace(replace(sql, ' not null', ''), ' NOT NULL', '') where name = '$1';
		pragma writable_schema = reset; update or ignore \"$1\" set \"$2\" = null;
		pragma writable_schema = on; update sqlite_schema set sql = (select sql from kept) where name = '$1'"
}

# What was found once
what='a state that there is not'
cp whole.db absurd.db
sqlite3 absurd.db "pragma foreign_keys = off; update sales_order set state = 'nope'"
for command in 4 5 7 11; do one $command; done
for statement in "update event set action = null" "update clock set due_at = 9223372036854775807" "update delivery_note set made_at = -9223372036854775807"; do
	cp whole.db absurd.db
	what=$statement
	sqlite3 absurd.db "pragma writable_schema = on; pragma ignore_check_constraints = on; create temp table kept as select sql from sqlite_schema where name = 'event';
		update sqlite_schema set sql = replace(replace(sql, ' not null', ''), ' NOT NULL', '') where name = 'event';
		pragma writable_schema = reset; $statement; pragma writable_schema = on;
		update sqlite_schema set sql = (select sql from kept) where name = 'event'"
	for command in 0 1 6 9; do one $command; done
done
is "what was found once: none of $tried ends otherwise" '' "$wrong"

wrong='' tried=0 sign=
sqlite3 whole.db "select m.name || ' ' || c.name || ' ' || lower(c.type) || ' ' || c.\"notnull\" from sqlite_schema as m, pragma_table_info(m.name) as c
	where m.type = 'table' and m.name not like 'sqlite%' order by 1" >columns
while read -r table column type needed; do
	[ "$(sqlite3 whole.db "select count(*) from \"$table\"")" -gt 0 ] || continue
	case $type in
	int*)
		absurd "update or ignore \"$table\" set \"$column\" = ${sign}9223372036854775807"
		[ "$sign" ] && sign='' || sign=-
		;;
	text) absurd "update or ignore \"$table\" set \"$column\" = 'nope'" ;;
	blob) absurd "update or ignore \"$table\" set \"$column\" = x'00'" ;;
	esac
	[ "$needed" -eq 0 ] || nothing "$table" "$column"
done <columns
is "rows: none of $tried ends otherwise" '' "$wrong"

# Bytes: of the file's head, of its length, of its pages
wrong='' tried=0
poke() { # OFFSET BYTE-IN-OCTAL
	rm -f absurd.db*
	cp whole.db absurd.db
	# shellcheck disable=SC2059 # an escape is meant
	printf "\\$2" | dd of=absurd.db bs=1 seek="$1" conv=notrunc 2>/dev/null
	all "byte $1 is $2"
}
for offset in 16 17 18 19 20 21 22 23 24 28 31 32 35 36 39 40 44 47 48 52 55 56 59 60 63 64 68 71 72 92 96 100 101 103 105 108 111; do
	poke "$offset" 377
	poke "$offset" 011
done
size=$(stat -c %s whole.db)
for length in 1 15 16 99 100 511 512 4095 4096 5000 8192 20480 $((size / 2)) $((size - 4096)) $((size - 1)); do
	rm -f absurd.db*
	head -c "$length" whole.db >absurd.db
	all "cut off at $length"
done
for page in 2 3 5 8 13 21 34 55 89 144; do
	[ $((page * 4096)) -lt "$size" ] || continue
	rm -f absurd.db*
	cp whole.db absurd.db
	head -c 4096 /dev/zero | tr '\000' '\252' | dd of=absurd.db bs=4096 seek="$page" conv=notrunc 2>/dev/null
	all "page $page"
done
is "bytes: none of $tried ends otherwise" '' "$wrong"
plan
