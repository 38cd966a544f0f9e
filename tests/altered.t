#!/bin/sh
# What somebody does to the file with another tool: a check finds it, and where it changes what the program's
# statements do, every command ends with 78.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
dispatched >/dev/null
ordflow setting small-order 5000.00
ordflow calendar set 2026-12-25 holiday --name x
ordflow deputy vp gm --from 2026-12-01 --to 2026-12-02
incident report "$so" --cause equipment --description 'broken' --as wang >/dev/null
does 'whole' ordflow check
sqlite3 "$ORDFLOW_DB" 'pragma wal_checkpoint(truncate)' >/dev/null
cp "$ORDFLOW_DB" whole.db
unfound='' unnoticed='' edits=0

# alter SQL: a copy so altered, or nothing where that can't be
alter() {
	rm -f altered.db*
	cp whole.db altered.db
	edits=$((edits + 1))
	env -u LD_PRELOAD sqlite3 -bail altered.db "pragma foreign_keys = off; pragma ignore_check_constraints = on; $1" >alter.out 2>&1 &&
		! grep -q '^Error\|^Parse\|^Runtime' alter.out
}
# found SQL: a check finds it
found() {
	alter "$1" || { unfound="$unfound [can't: $1: $(head -n 1 alter.out)]"; return; }
	run ordflow check -d altered.db
	case $status:$out$err in
	2:?* | 78:?*) ;;
	*) unfound="$unfound [$1: $status]" ;;
	esac
}
# stopped SQL: a command that reads ends with 78
stopped() {
	alter "$1" || { unfound="$unfound [can't: $1: $(head -n 1 alter.out)]"; return; }
	run order-list -d altered.db
	[ "$status" = 78 ] || unnoticed="$unnoticed [$1: order-list $status $err]"
}
# noticed SQL: and commands that read and change end with 78
noticed() {
	found "$1"
	run order-list -d altered.db
	[ "$status" = 78 ] || unnoticed="$unnoticed [$1: order-list $status $err]"
	run order-new -d altered.db -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
	[ "$status:$out" = 78: ] || unnoticed="$unnoticed [$1: order-new $status $err]"
}
settled() { # NAME
	is "$1: all $edits found" '' "$unfound"
	is "$1: all noticed" '' "$unnoticed"
	unfound='' unnoticed='' edits=0
}

# Of the schema, by hand
while IFS= read -r edit; do noticed "$edit"; done <<'EDITS'
create trigger more after insert on receipt begin update receipt set amount = amount * 100 where id = new.id; end
create trigger less before insert on signature begin select raise(ignore); end
create temp table t (x); create table stranger (x)
create index slow on sales_order (note)
create view orders as select * from sales_order
alter table receipt rename to receipts; create view receipt as select id, amount * 2 as amount, reference, received_at, received_by, payer, memo, bank_line, settled from receipts
alter table setting rename to settings; create view setting as with recursive n (name, value) as (select 'name', 'x' union all select name, value from n) select * from n
alter table sales_order add column more text
alter table customer rename column note to notes
alter table product drop column note
drop index sales_order_month
drop index event_key
drop table deputy
drop table month_figure
drop table event
drop table setting
drop table person
pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'check (amount > 0)', '') where name = 'receipt'
pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'unique index', 'index') where name = 'contract_version'; update sqlite_schema set sql = replace(sql, 'UNIQUE INDEX', 'INDEX') where name = 'contract_version'
pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'references person', '') where name = 'signature'
pragma writable_schema = on; update sqlite_schema set sql = replace(sql, ') strict', ')') where name = 'product'
pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'not null', '') where name = 'event'
pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'where met_at is null', 'where met_at is not null') where name = 'clock_open'
pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'default 0', 'default 1') where name = 'receipt'
pragma writable_schema = on; update sqlite_schema set sql = sql || ' -- more' where name = 'step'
pragma writable_schema = on; delete from sqlite_schema where name = 'receipt_share_order'
pragma writable_schema = on; insert into sqlite_schema select 'table', 'ghost', 'ghost', 0, 'create virtual table ghost using fts5(x)'
pragma user_version = 1
pragma user_version = 0
pragma user_version = 99
pragma user_version = -1
pragma application_id = 7
analyze
create table sqlar2 as select * from sqlar; drop table sqlar; alter table sqlar2 rename to sqlar
EDITS
settled 'the schema'

# Of each table and index
for table in $(sqlite3 whole.db "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name"); do
	stopped "create trigger t after insert on \"$table\" begin delete from clock; end"
done
for index in $(sqlite3 whole.db "select name from sqlite_schema where type = 'index' and sql is not null order by name"); do
	stopped "drop index \"$index\""
done
settled 'each table and index'

# Of rows, by hand
while IFS= read -r edit; do found "$edit"; done <<'EDITS'
pragma writable_schema = on; update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'customer') where name = 'product'
update order_state set open = 0 where name = 'received'
update order_state set open = 3 where name = 'closed'
insert into order_state (name) values ('free')
delete from order_state where name = 'cancelled'
insert into role values ('king')
delete from role where name = 'chairman'
insert into order_kind values ('secret')
delete from order_kind where name = 'new'
update order_kind set name = 'custom' || char(0) where name = 'custom'
insert into sqlar values ('../../etc/passwd', 33188, 0, 3, 'abc')
insert into sqlar (name) values (null)
update sqlar set mode = 41471
update sqlar set mode = null
update sqlar set sz = 1
update sqlar set data = x'00'
update sqlar set name = 'x' || name
delete from sqlar
delete from archived_file
update event set key = 'k', request = zeroblob(32) where id = 3
update event set actor = 'gm' where id = 3
update event set happened_at = happened_at - 1 where id = 3
update event set changes = x'' where id = 3
update event set chain = zeroblob(32) where id = (select max(id) from event)
update event set answer = '' where id = 3
update customer set note = ''
update setting set value = '1' where name = 'small-order'
insert into setting values ('nonsense', 'x')
update person set name = cast(x'ff41' as text) where id = 2
update clock set over = 1
insert into late_entry values ('receipt', 1, 'received_at', 1, 2, 1, null)
insert into month_close (month, factory, from_at, to_at, closed_at, closed_by) values (202601, 'x', 0, 1, 1, 1)
EDITS
# A NUL behind each text that nobody would see it behind, bytes that are no UTF-8, and rows gone, of each table
sqlite3 whole.db "select m.name || ' ' || c.name || ' ' || c.pk from sqlite_schema as m, pragma_table_info(m.name) as c
	where m.type = 'table' and m.name not like 'sqlite%' and lower(c.type) = 'text' order by 1" >columns
while read -r table column key; do
	[ "$(sqlite3 whole.db "select count(\"$column\") from \"$table\"")" -gt 0 ] || continue
	[ "$key" -gt 0 ] && limit="where \"$column\" = (select max(\"$column\") from \"$table\")" || limit="where \"$column\" is not null"
	found "update or ignore \"$table\" set \"$column\" = \"$column\" || char(0) || 'more' $limit"
	[ "$table" = "${before-}" ] || found "update or ignore \"$table\" set \"$column\" = cast(x'e4b8' as text) $limit"
	before=$table
done <columns
for table in $(cut -d ' ' -f 1 columns | uniq); do
	[ "$(sqlite3 whole.db "select count(*) from \"$table\"")" -eq 0 ] || found "delete from \"$table\""
done
settled 'rows'
plan
