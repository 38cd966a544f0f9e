#!/bin/sh
# Clause 3.4.1: a regular product's order is earned, by released products at their list price; else it waits.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
product add P300 --name 卫生泵 --price 900 --cost 500
order() { so=$(order-new -c C001 -k regular --due 2026-12-20 --qty 10 --quality q --as lisa "$@" 2>.note); }
clocks() { sql "select count(*) from clock where met_at is null and order_id = (select max(id) from sales_order)"; }
waits() { is "$1" "received $2 0" "$(state) $(sql "select waits from sales_order order by id desc limit 1") $(clocks)"; }

# earned: with production at once
order -i P100
is 'released, at the list price' 'with-production 1' "$(state) $(clocks)"
schedule reply "$so" --date 2026-12-20 --as wang

# what was never made
order -i P300
like 'the clerk is told' '*clause 3.4.1: it waits*product release*' "$(cat .note)"
waits 'not released' release
refused 'production does not reply' 3.4.1 schedule reply "$so" --date 2026-12-20 --as wang
refused 'nothing is planned' 3.4.1 schedule make "$so" --as wang
refused 'nor bought' 3.4.1 outsource request "$so" --line 1 --qty 10 --spec a --quality b --needed 2026-12-10 --price 5 --reason because --as lisa
refused 'nor asked for' 3.4.1 request 1 10
is 'both heads have to release it' 'product release product release' \
	"$(for who in zhang wang; do todo "$so" --as $who -F csv; done | cut -d, -f3 | grep release | tr '\n' ' ' | sed 's/ $//')"
ends 'nobody else releases it' 77 '*head of production, tech*' product release P300 --as lisa
does 'tech does' product release P300 --as zhang
refused 'once' 3.4.1 product release P300 --as zhang
waits 'not enough' release
clock '2026-11-25 10:00'
does 'production does' product release P300 --as wang
is 'now production is asked' 'with-production 1' "$(state) $(clocks)"
is 'and its hours begin' 2026-11-25T15:00:00+08:00 "$(order-show "$so" -F csv | sed -n 's/^clocks,1,due,//p')"
ends 'released once' 65 '*released already*' product release P300 --as zhang
schedule reply "$so" --date 2026-12-20 --as wang

# another product is another one
product edit P300 --name 另一种泵
order -i P300
waits 'an edit of the name voids it' release
product edit P300 --name 卫生泵
order -i P300 --spec DN50
is 'back, and it is as it was' 'received release' "$(state) $(sql "select waits from sales_order order by id desc limit 1")"
product release P300 --as zhang
product release P300 --as wang
product edit P300 --price 0.01
order -i P300
waits 'a list price lowered on the way' price
product edit P300 --spec DN40
product edit P300 --price 900
product release P300 --as zhang
product release P300 --as wang
order -i P300 --spec DN50
waits 'another specification than its own' spec

# price
order -i P100 --price 0.01
waits 'a price' price
order -i P100 --discount 100
waits 'a discount' price
is 'vp is asked' 'approve SO' "$(todo "$so" --as vp -F csv | sed 1d | cut -d, -f3)"
ends 'not the head of sales' 77 '*only vp, gm, chairman*' approve "$so" --as lisa
does 'signed' approve "$so" --as vp
is 'and it goes to production' with-production "$(state)"
is 'counted as lifted' 1 "$(sql "select count(*) from lift where rule = 'REGULAR_PRICE'")"
does 'more of it' order-change propose "$so" --line 1 --qty 100000 --as lisa
is 'was not signed' 'received 0' "$(state) $(clocks)"
refused 'and is not replied to' 3.4.1 schedule reply "$so" --date 2026-12-20 --as wang
does 'refused' approve "$so" --refuse --reason '太低' --as gm
refused 'and no other signs those prices' 3.4.1 approve "$so" --as vp
does 'it is cancelled' order-change cancel "$so" --reason '不做了' --as lisa
ordflow setting regular-discount 5
order -i P100 --discount 5
is 'as much less as the setting says' with-production "$(state)"
order -i P100 --discount 5.0001
is 'no more' received "$(state)"

# reviewed as custom instead
does 'a review' order-review open "$so" --depts tech,production --meeting 2026-11-25 --attendees 'lisa,wang' --as lisa
is 'makes it custom' 'custom in-review' "$(order-show "$so" -F csv | sed -n 's/^orders,1,kind,//p') $(state)"
is 'which is an event' 'order-review open' "$(sql 'select action from event order by id desc limit 1')"

# the same by import
cat >in.csv <<END
ref,customer,customer_name,due,kind,item,item_name,qty,price,quality
A,C009,新客户,2026-12-20,regular,P900,新品,1,0.01,q
B,C001,,2026-12-20,regular,P100,,1,,q
C,C001,,2026-12-20,regular,P100,,1,,q
D,C001,,2026-12-20,regular,P200,,1,,q
C,C001,,2026-12-20,regular,P200,,1,0.01,q
END
does 'an import' order-new --import in.csv --create-missing --as lisa
is 'waits where it has not earned it' 'A received|B with-production|C received|D with-production' \
	"$(sql "select group_concat(ref || ' ' || state, '|') from (select ref, state from sales_order where ref is not null order by ref)")"

# a quotation below the list
order -i P100
qt=$(quote new "$so" --price 1=850 --valid 2026-12-31 --as vp 2>/dev/null || quote new "$so" --price 1=850 --valid 2026-12-31 --as clerk)
ordflow user add sally --name 莎 --role sales --head
refused 'the head of sales alone does not let it' 3.4.1 approve "$qt" --as sally
does 'vp does' approve "$qt" --as vp

# cancelled in production
order -i P100
schedule reply "$so" --date 2026-12-20 --as wang
schedule make "$so" --as wang
schedule start "$so" production --as wang
refused 'sales alone does not cancel it' 3.3 order-change cancel "$so" --reason '客户不要了' --as lisa
does 'vp does' order-change cancel "$so" --reason '客户不要了' --as vp
does 'history whole' ordflow check

# a shop of one
rm -f "$ORDFLOW_DB"*
ordflow init --name 一人店 --timezone Asia/Shanghai
customer add C001 --name x --key-account
product add P100 --name 泵 --price 10
so=$(order-new -c C001 -k regular --due 2026-12-20 -i P100 --qty 1 --quality q)
does 'releases alone' product release P100
is 'and goes on' with-production "$(state)"
plan
