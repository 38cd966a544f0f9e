#!/bin/sh
# An event may concern several orders: it stands in the history of each, and in what each was at any time.
. "${0%/*}/lib.sh"

factory
order() { order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa; }
# history ORDER [OPTIONS]: its events' actions
history() { order-show "$@" -F csv | sed -n 's/^history,[0-9]*,action,//p' | tr '\n' ' '; }

clock '2026-11-24 11:00'
a=$(order) b=$(order) c=$(order)
clock '2026-11-24 11:01'
rc=$(payment receive "$a=10" "$b=20" "$c=5" --amount 35 --reference 'BOC 1' --as finance)
is 'a receipt stands in the story of the first' 'order-new payment receive ' "$(history "$a")"
is 'of the second' 'order-new payment receive ' "$(history "$b")"
is 'and of the third' 'order-new payment receive ' "$(history "$c")"
clock '2026-11-24 11:02'
payment reverse "$rc" --reason 'by mistake' --as finance
is 'a reversal, too' 'order-new payment receive payment reverse ' "$(history "$b")"

clock '2026-11-24 11:03'
ic=$(incident report "$a" "$c" --cause difficulty --description 'a mould' --as wang)
clock '2026-11-24 11:04'
incident acknowledge "$ic" --as gm
is 'an incident in that of its orders' 'order-new payment receive payment reverse incident report incident acknowledge ' \
	"$(history "$a")"
is 'of each' "$(history "$a")" "$(history "$c")"
is 'and of no other' 'order-new payment receive payment reverse ' "$(history "$b")"

# As it was known then.
amounts() { order-show "$1" -F csv --as-of "2026-11-24T$2" | sed -n 's/^receipts,[0-9]*,amount,//p'; }
for n in 1:a:10 2:b:20 3:c:5; do
	eval "so=\$$(echo "$n" | cut -d: -f2)"
	is "order $(echo "$n" | cut -d: -f1) had its share then" "${n##*:}.00" "$(amounts "$so" 11:01:30)"
done
is 'and had none before' '' "$(amounts "$b" 11:00:30)"
is 'with the event' 'order-new payment receive ' "$(history "$b" --as-of 2026-11-24T11:01:30)"
is 'the incident as it was then' 'a mould' "$(order-show "$c" -F csv --as-of 2026-11-24T11:03:30 | sed -n 's/^incidents,1,description,//p')"

# It is recorded like all else.
like 'the event says so itself' '*added,order_event,*' \
	"$(ordflow event "$(sql "select min(event_id) from order_event")" -F csv)"
sound() { ordflow check -F csv | sed 1d; }
is 'and the chain covers it' '' "$(sound)"
sqlite3 "$ORDFLOW_DB" ".backup kept.db"
sql "delete from order_event where order_id = (select max(id) from sales_order)"
like 'so that it is missed' '*order_event*is missing, says the journal*' "$(sound)"
ORDFLOW_DB=$home/kept.db

# An older database: what can be known is filled in, and the migration is an event itself.
older old.db 6
is 'it knows nothing of several orders' 0 "$(sqlite3 old.db "select count(*) from sqlite_schema where name = 'order_event'")"
ORDFLOW_DB=$home/old.db
is 'then an older receipt stands in each story' 'order-new payment receive payment reverse ' "$(history "$b")"
is 'so does an older incident' 'order-new payment receive payment reverse incident report incident acknowledge ' "$(history "$c")"
is 'and the migration is an event' 'ordflow migrate' "$(sql 'select action from event order by id desc limit 1')"
is 'that explains what it filled in' '' "$(sound | grep order_event)"

plan
