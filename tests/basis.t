#!/bin/sh
# What a decision was taken on (lib/policy/basis.h): the next step asks whether that is still so.
. "${0%/*}/lib.sh"

factory
needs() { sql "select decision || ' ' || migrated from basis where order_id = (select max(id) from sales_order) order by decision, document_id" | tr '\n' ' '; }

# A line that became another behind everybody's back: here by hand, elsewhere by a change.
days_complete
is 'a conclusion and a form keep what they rest on' 'days 0 review 0 ' "$(needs)"
sql 'update order_line set quantity = quantity * 2 where line = 1'
refused 'no quotation of what was not reviewed' 1.2b quote new "$so" --valid 2026-12-31 --as lisa
like 'it says what differs, and who does what again' \
	"*the review's conclusion ($so) was decided on something else: line 1: quantity; again: order-review open (sales, clerk)*" "$err"
sql "update order_line set spec = 'other', due = due + 1 where line = 2"
refused 'of several lines' 1.2b quote new "$so" --valid 2026-12-31 --as lisa
like 'each' '*line 2: specification, line 1: quantity, line 2: required date*' "$err"
does 'it is reviewed anew' order-review open "$so" --depts tech,production --meeting 2026-11-24 --attendees all --as lisa
is 'in review' in-review "$(state)"
order-review opinion "$so" --dept tech --agree --as zhang
order-review opinion "$so" --dept production --agree --as wang
order-review conclude "$so" --accept standard --reason '不需采购' --as wang
order-review days "$so" --dept tech --days 1 --as zhang
order-review days "$so" --dept production --days 1 --as wang
does 'then it can be quoted' quote new "$so" --valid 2026-12-31 --as lisa

# The customer's standing counts for the review, and not for what came later.
days_complete
sql 'update customer set key_account = 0'
refused 'a customer who is another' 1.2b quote new "$so" --valid 2026-12-31 --as lisa
like 'is said' "*else: the customer's standing; again:*" "$err"
sql 'update customer set key_account = 1'
does 'as he was' quote new "$so" --valid 2026-12-31 --as lisa

# What stood, stands.
contracted
is 'a quotation and a contract keep theirs' 'contract 0 days 0 quotation 0 review 0 ' "$(needs)"
answered
sql "update order_line set quality = 'another' where order_id = (select max(id) from sales_order)"
refused 'no contract of what was not quoted' 1.4 contract sign "$qt" --signatory a --customer-signatory b --as lisa

# Production promises a day for what it was asked for.
so=$(order-new -c C001 --kind regular --due 2026-12-20 -i P100 --qty 3 --quality 'GB/T 7782' --as lisa)
schedule reply "$so" --date 2026-12-10 --as wang
is 'a promise' 'promise 0 ' "$(needs)"
sql "update order_line set quantity = quantity * 3 where order_id = (select max(id) from sales_order)"
refused 'nothing is planned on a promise for something else' 3.4.1.2 schedule make "$so" --as wang
like 'which production gives again' '*line 1: quantity; again: schedule reply (production)*' "$err"

# New products: a second demand plan voids the decision.
demand() {
	order-review demand "$so" --product p --purpose p --standard s --yearly 100 --target-price 9 --needed 2026-12-20 \
		--reason reason --as lisa
}
so=$(order-new -c C001 --kind new --due 2026-12-20 -i P100 --qty 30 --quality q --as lisa)
approve "$(demand)" --as vp
order-review open "$so" --depts tech,production --meeting 2026-11-24 --attendees all --as wang
order-review opinion "$so" --dept tech --agree --as zhang
order-review opinion "$so" --dept production --agree --as wang
order-review conclude "$so" --accept standard --reason '不需采购' --as wang
order-review decide "$so" --make --as gm
is 'a decision' 'decision 0 review 0 ' "$(needs)"
sql "insert into demand_plan (id, order_id, product, purpose, standard, yearly, target_price, needed_on, reason, filed_at, filed_by, filed_real) select id + 1, order_id, product, purpose, standard, yearly, target_price, needed_on, reason, filed_at, filed_by, filed_real from demand_plan"
refused 'no milestones on another plan' 3.4.4.2 schedule milestone "$so" --dept tech --date 2026-12-01 --as wang
like 'which is decided again' '*the demand plan; again: order-review decide (gm)*' "$err"

# An older database: what was decided was decided on what is there.
older old.db 6
ORDFLOW_DB=$home/old.db
order-list >/dev/null
is 'the bases of orders under way are taken, and marked' '1' "$(sql 'select min(migrated) from basis')"
is 'of every decision' 'contract days decision promise quotation review ' "$(sql 'select distinct decision from basis order by 1' | tr '\n' ' ')"
plan
