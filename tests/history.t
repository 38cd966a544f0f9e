#!/bin/sh
# order-show --as-of: any order as it was known then, the same bytes for ever; and old schemas on their way forward.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory

# The whole flow, a minute a step; after each step the order is looked at.
minute=0
looks=
tick() {
	order-show "$so" -F json >"look.$minute" && looks="$looks $minute"
	minute=$((minute + 1))
	clock "2026-11-24 11:$(printf %02d "$minute")"
}
clock '2026-11-24 11:00'
received
tick
order-review open "$so" --depts tech,production,qc --meeting 2026-11-24 --attendees 王强 --as lisa
tick
order-review opinion "$so" --dept tech --agree --as zhang
order-review opinion "$so" --dept production --object --comment "don't \"know\"" --as wang
tick
order-review conclude "$so" --accept raise --raise 2.5 --reason because --as wang
for d in tech:zhang production:wang qc:qc; do order-review days "$so" --dept "${d%:*}" --days 1 --as "${d#*:}"; done
tick
customer edit C001 --name '长江泵业有限公司'
product edit P100 --price 1300 --cost 900
tick
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
tick
approve "$qt" --as vp && quote report "$qt" --as lisa && quote send "$qt" --as lisa && quote answer "$qt" --accepted --as lisa
head -c 5000 /dev/urandom >scan.pdf
contract sign "$qt" --signatory a --customer-signatory b --file scan.pdf --as lisa >/dev/null
tick
dw=$(drawing add "$so" --file scan.pdf --revision A --key-points k --as zhang)
drawing brief "$dw" --to workshop --as zhang
schedule make "$so" --as wang
step tech zhang
schedule urge "$so" production --as qc
schedule start "$so" production --line 1 --as wang
tick
schedule finish "$so" production --line 1 --as wang
qi=$(inspect record "$so" --line 1 --passed 30 --batch B --as qc)
inspect finish "$qi" --as workshop >/dev/null
incident report "$so" --cause difficulty --description broken --as wang >/dev/null
tick
payment receive "$so" --amount 90000 --reference r --as finance >/dev/null
dn=$(ship note "$(request 1 20)" --as clerk)
ship confirm "$dn" --as lisa
ship pack "$dn" --packaging x --ok --as warehouse
ship dispatch "$dn" --carrier SF --waybill W --freight 1 --as warehouse
ship acknowledge "$dn" --as clerk
tick
# another order, after which nothing of this one may look different
one=$so
order-new -c C001 --due 2026-12-20 -i P200 --qty 1 --quality q --as lisa >/dev/null
for look in $looks; do
	at=2026-11-24T11:$(printf %02d "$look"):30
	is "as of minute $look" "$(cat "look.$look")" "$(TZ=America/New_York order-show "$one" -F json --as-of "$at")"
done
before=$(recorded)
order-show "$one" --as-of 2026-11-24T11:05 >/dev/null
is 'looking back changes nothing' "$before" "$(recorded)"
ends 'before it was there' 66 '*no order*' order-show "$one" --as-of 2026-11-24T10:59
ends 'in the future' 65 '*lies in the future*' order-show "$one" --as-of 2026-11-25
ends 'malformed' 65 '*not a time*' order-show "$one" --as-of soon
printf 'ref,customer,customer_name,due,item,qty,quality\nR1,NEW1,新客户,2026-12-20,NEWP,1,q\n' >new.csv
order-new --import new.csv --create-missing --as lisa >/dev/null
so=$(order-new -c NEW1 --due 2026-12-20 -i NEWP --qty 1 --quality q --as lisa)
is 'of a customer that another order brought' 新客户 "$(order-show "$so" -F csv --as-of "2026-11-24T11:$(printf %02d "$minute")" | sed -n 's/^orders,1,customer_name,//p')"

# a database of the first schema goes forward by itself, with a backup beside it
first() {
	{
		echo 'pragma application_id = 1869767782; pragma journal_mode = wal; begin;'
		cat "$tests/../lib/store/schema/001.sql"
		cat <<-END
			pragma user_version = 1;
			insert into role values ('sales'), ('admin');
			insert into person (login, name, head) values ('$(id -un)', 'me', 1);
			insert into person_role values (1, 'sales'), (1, 'admin');
			insert into customer (code, name) values ('C1', 'one');
			insert into order_kind values ('custom');
			insert into order_state values ('received');
			insert into sales_order (id, customer_id, kind, state, month, received_at, received_by, due)
				values (2026110000001, 1, 'custom', 'received', 202611, 1795485600, 1, 20800);
			commit;
		END
	} | sqlite3 "$1" >/dev/null
}
first old.db
is 'of the first schema' 1 "$(sqlite3 old.db 'pragma user_version')"
is 'reads' SO202611-0001 "$(order-list --db old.db -F csv | sed -n '2s/,.*//p')"
is 'is of the newest now' "$(ordflow version | sed -n 's/^schema //p')" "$(sqlite3 old.db 'pragma user_version')"
is 'with a backup of what it was' '1 1' "$(sqlite3 old.db.v1.backup 'select count(*) from sales_order; pragma user_version' | tr '\n' ' ' | sed 's/ $//')"
does 'and goes on' customer edit C1 --name two --db old.db
is 'whole, but that no event explains its first rows' '' \
	"$(ordflow check --db old.db -F csv | sed 1d | grep -v "explained by nothing\|says the journal\|isn't what the journal says")"
first race.db
for i in 1 2 3 4; do
	order-list --db race.db -F csv >"race.$i" 2>&1 &
done
wait
is 'four at once: one migrates, all read' 4 "$(cat race.? | grep -c SO202611-0001)"
plan
