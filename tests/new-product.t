#!/bin/sh
# Clauses 3.4.4.1 to 3.4.4.3 and 3.4.4.5: new products from the demand plan to their milestones, and outsourcing.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add boss --name 双 --role sales,vp
so=$(order-new -c C001 -k new --due 2027-03-01 -i P100 --qty 30 --quality q --as lisa)
demand() { order-review demand "$so" "$@"; }
all="--product 卫生泵 --purpose 乳品 --standard none --yearly 200 --target-price 1500 --needed 2027-03-01 --reason 新市场"
whose() { todo "$so" --as "$1" -F csv | sed 1d | cut -d, -f3 | sort | tr '\n' ';' | sed 's/;$//'; }

# the demand plan (3.4.4.1): every field, signed by vp or above before production sees it
is 'sales files a demand plan' 'order-review demand' "$(whose lisa)"
is 'production sees nothing' '' "$(whose wang)"
for field in product purpose standard yearly target-price needed reason; do
	# shellcheck disable=SC2046 # words are meant
	refused "no $field" 3.4.4.1 demand $(echo " $all" | sed "s/ --$field [^ ]*//") --as lisa
done
# shellcheck disable=SC2086 # words are meant
{
	ends 'sales files it' 77 '*only sales, clerk*' demand $all --as wang
	says 'filed' DP202611-0001 demand $all --as lisa
	refused 'no review before it is signed' 3.4.4.2 order-review open "$so" --depts tech,production --meeting 2026-11-24 --attendees x --as wang
	ends 'nor a quotation' 1 '*clause 1.3a*milestones-set*' quote new "$so" --valid 2026-12-31 --as lisa
	ends 'vp or above signs' 77 '*only vp, gm, chairman*' approve DP202611-0001 --as wang
	own=$(demand $all --as boss)
	refused 'never its filer' 3.4.4.1 approve "$own" --as boss
	refused 'nor an older one' 3.4.4.1 approve DP202611-0001 --as vp
	does 'refused' approve "$own" --refuse --reason '再议' --as vp
	dp=$(demand $all --as lisa)
}
is 'it waits for a signature' 'approve DP' "$(whose chairman)"
does 'signed by the chairman' approve "$dp" --as chairman
is 'signed' demand-signed "$(state)"
so2=$(order-new -c C001 --due 2027-03-01 -i P100 --qty 1 --quality q --as lisa)
# shellcheck disable=SC2086 # words are meant
ends 'no other kind has one' 1 '*clause 3.4.4.1*--kind new*' order-review demand "$so2" $all --as lisa

# production's review, the general manager's decision (3.4.4.2)
is 'production reviews' 'order-review open' "$(whose wang)"
ends 'not sales' 77 '*only production*' order-review open "$so" --depts tech,production --meeting 2026-11-24 --attendees x --as lisa
does 'opened' order-review open "$so" --depts tech,production,qc --meeting 2026-11-24 --attendees x --as wang
decide() { order-review decide "$so" "$@"; }
refused 'no decision before the review' 3.4.4.2 decide --make --as gm
order-review opinion "$so" --dept tech --agree --as zhang
order-review opinion "$so" --dept production --agree --as wang
does 'concluded' order-review conclude "$so" --accept standard --reason '不需采购' --as wang
is 'the gm decides' 'order-review decide' "$(whose gm)"
ends 'nobody else' 77 '*only gm*' decide --make --as vp
ends 'yes or no' 64 '*--make or --stop*' decide --as gm
refused 'no has its reason' 3.4.4.2 decide --stop --as gm
does 'yes' decide --make --as gm
is 'decided' decided "$(state)"

# milestones (3.4.4.3)
milestone() { schedule milestone "$so" "$@"; }
is 'production sets them' 'schedule milestone' "$(whose wang | tr ';' '\n' | grep milestone)"
refused 'a milestone has its date' 3.4.4.3 milestone --dept tech --as wang
ends 'to come' 65 '*that day is past*' milestone --dept tech --date 2026-11-23 --as wang
ends 'production sets it' 77 '*only production*' milestone --dept tech --date 2026-12-01 --as zhang
milestone --dept tech --date 2026-11-27 --as wang
milestone --dept production --date 2027-01-10 --as wang
milestone --dispatch 2027-02-20 --as wang
is 'not complete' decided "$(state)"
does 'the last department' milestone --dept qc --date 2027-02-10 --as wang
is 'complete' milestones-set "$(state)"
is 'the dispatch is fed back to sales' 'quote new;ship acknowledge' "$(whose lisa)"
does 'and acknowledged' ship acknowledge "$so" --as lisa
is 'each department has its own' 'order-review days;schedule milestone --done' "$(whose zhang | sed 's/^schedule milestone --done$/order-review days;schedule milestone --done/')"
refused 'done by the one that has one' 3.4.4.3 milestone --dept purchasing --done --as purchasing
ends 'itself' 77 '*only tech*' milestone --dept tech --done --as wang
clock '2026-11-30 10:00'
does 'done, late' milestone --dept tech --done --as zhang
refused 'once' 3.4.4.3 milestone --dept tech --done --as zhang
is 'in the assessment' '1 1' "$(report month 2026-11 -F csv | sed -n 's/^2026-11,departments,tech,milestones_\(due\|missed\),//p' | tr '\n' ' ' | sed 's/ $//')"

# then as a custom order
for d in tech:zhang production:wang qc:qc; do order-review days "$so" --dept "${d%:*}" --days 1 --as "${d#*:}"; done
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
approve "$qt" --as vp && quote report "$qt" --as lisa && quote send "$qt" --as lisa && quote answer "$qt" --accepted --as lisa
contract sign "$qt" --signatory a --customer-signatory b --as lisa >/dev/null
is 'contracted' contracted "$(state)"
echo x >x.dwg
drawing brief "$(drawing add "$so" --file x.dwg --revision A --key-points k --as zhang)" --to workshop --as zhang
schedule make "$so" --as wang
step tech zhang
schedule start "$so" production --as workshop
does 'a finished step meets its milestone' schedule finish "$so" production --as workshop
is 'met' workshop "$(order-show "$so" -F csv | sed -n 's/^milestones,2,met_by,//p')"

# stopped by the general manager
so=$(order-new -c C001 -k new --due 2027-03-01 -i P100 --qty 30 --quality q --as lisa)
# shellcheck disable=SC2086 # words are meant
approve "$(demand $all --as lisa)" --as gm
order-review open "$so" --depts tech,production --meeting 2026-11-30 --attendees x --as wang
order-review opinion "$so" --dept tech --agree --as zhang
order-review opinion "$so" --dept production --object --comment '没设备' --as wang
does 'production says no' order-review conclude "$so" --reject --reason '没设备' --as wang
is 'the gm has the last word' in-review "$(state)"
does 'no' decide --stop --reason '同意' --as gm
is 'rejected' rejected "$(state)"

# outsourcing (3.4.4.5): no field left out
scheduled
request_() { outsource request "$so" "$@"; }
fields="--line 1 --qty 12 --spec DN50 --quality GB --needed 2026-12-15 --price 700 --reason 产能不足"
for field in line qty spec quality needed price reason; do
	# shellcheck disable=SC2046 # words are meant
	refused "no $field" 3.4.4.5 request_ $(echo " $fields" | sed "s/ --$field [^ ]*//") --as lisa
done
# shellcheck disable=SC2086 # words are meant
{
	ends 'by sales' 77 '*only sales*' request_ $fields --as wang
	refused 'on some ground' 3.4.4.5 request_ $fields --as lisa
	refused 'a statement says why' 3.4.4.5 outsource state "$so" --line 1 --as zhang
	ends 'of tech' 77 '*only tech*' outsource state "$so" --line 1 --reason '没有设备' --as wang
	outsource state "$so" --line 1 --reason '没有设备' --as zhang
	outsource state "$so" --line 2 --reason '没有设备' --as zhang
	ends 'no more than was ordered' 65 '*no more than was ordered*' request_ --qty 31 ${fields#--line 1 --qty 12} --line 1 --as lisa
	refused 'a price above zero' 3.4.4.5 request_ ${fields% --price*} --price 0 --reason 产能不足 --as lisa
	says 'requested' OP202611-0001 request_ $fields --as lisa
	refused 'no more in all than the line' 3.4.4.5 request_ --qty 19 ${fields#--line 1 --qty 12} --line 1 --as lisa
}
op=OP202611-0001
handle() { outsource handle "$op" --supplier 兴达 --price 690.5 --deliver 2026-12-10 "$@"; }
refused 'not handled before it is signed' 3.4.4.5 handle --as purchasing
ends 'vp or above signs' 77 '*only vp, gm, chairman*' approve "$op" --as wang
does 'signed' approve "$op" --as vp
ends 'once' 65 '*signed already*' approve "$op" --as gm
is 'purchasing handles it' 'outsource handle' "$(whose purchasing)"
ends 'nobody else' 77 '*only purchasing*' handle --as warehouse
refused 'at a price' 3.4.4.5 outsource handle "$op" --supplier s --price 0 --deliver 2026-12-10 --as purchasing
refused 'with a supplier' 3.4.4.5 outsource handle "$op" --price 1 --deliver 2026-12-10 --as purchasing
refused 'not received before the gm confirms' 3.4.4.5 outsource receive "$op" --as warehouse
does 'handled' handle --as purchasing
refused 'once' 3.4.4.5 handle --as purchasing
refused 'still not' 3.4.4.5 outsource receive "$op" --as warehouse
ends 'the gm confirms' 77 '*only gm*' approve "$op" --as vp
does 'he does' approve "$op" --as gm
sql "update outsourcing set handled_price = 900000000"
refused 'exactly that' 3.4.4.5 outsource receive "$op" --as warehouse
sql "update outsourcing set handled_price = 690500000"
refused 'no more than was ordered' 3.4.4.5 outsource receive "$op" --qty 13 --as warehouse
does 'a part' outsource receive "$op" --qty 5 --as warehouse
is 'that moves no order' scheduled "$(state)"
is 'qc inspects it' 'inspect record --outsourced' "$(whose qc)"
inspect_() { inspect record "$so" --line 1 --batch OUT1 --outsourced "$op" "$@" --as qc; }
refused 'no more than came in' 1.7 inspect_ --passed 6
ends 'of its line' 66 '*not of line 2*' inspect record "$so" --line 2 --passed 1 --batch O --outsourced "$op" --as qc
qi=$(inspect_ --passed 4 --failed 1 --scrap 1)
is 'nor does its inspection' scheduled "$(state)"
does 'and it becomes stock' inspect finish "$qi" --as workshop
more=$(request_ --line 1 --qty 19 --spec DN50 --quality GB --needed 2026-12-15 --price 700 --reason 报废补购 --as lisa)
does 'what was bought and scrapped is bought again' approve "$more" --refuse --reason '自制' --as vp
does 'the rest comes' outsource receive "$op" --as warehouse
refused 'then nothing more' 3.4.4.5 outsource receive "$op" --as warehouse
other=$(request_ --line 2 --qty 1 --spec s --quality q --needed 2026-12-15 --price 1 --reason because --as lisa)
does 'refused' approve "$other" --refuse --reason '自制' --as vp
refused 'is its end' 3.4.4.5 outsource handle "$other" --supplier s --price 1 --deliver 2026-12-10 --as purchasing
mine=$(request_ --line 2 --qty 1 --spec s --quality q --needed 2026-12-15 --price 1 --reason because --as boss)
refused 'nobody signs what he asked for' 3.4.4.5 approve "$mine" --as boss

# refused as a new product it is none of another kind (3.4.4.1)
product add N1 --name 卫生泵 --price 900 --cost 500
order() { so=$(order-new -c C001 -k "$1" --due 2027-03-01 -i N1 --qty 3 --price 900 --quality q --as lisa 2>/dev/null); }
concludes() {
	order-review open "$so" --depts tech,production --meeting 2026-11-30 --attendees x --as "$1"
	order-review opinion "$so" --dept tech --agree --as zhang
	order-review opinion "$so" --dept production --agree --as wang
}
order new
called=$so
# shellcheck disable=SC2086 # words are meant
approve "$(demand $all --as lisa)" --refuse --reason '没市场' --as vp
order custom
concludes lisa
refused 'nobody accepts it as custom' 3.4.4.1 order-review conclude "$so" --accept standard --reason '不需采购' --as wang
like 'which says what it waits for' "*N1*$called*order-review decide (gm)*" "$err"
refused 'nor releases it' 3.4.4.1 product release N1 --as wang
order-change cancel "$called" --reason '不做了' --as lisa
refused 'whatever becomes of that order' 3.4.4.1 order-review conclude "$so" --accept standard --reason '不需采购' --as wang
custom=$so
order new
# shellcheck disable=SC2086 # words are meant
approve "$(demand $all --as lisa)" --as vp
concludes wang
order-review conclude "$so" --accept standard --reason '不需采购' --as wang
refused 'nor before the decision' 3.4.4.1 order-review conclude "$custom" --accept standard --reason '不需采购' --as wang
order-review decide "$so" --make --as gm
does 'once the gm has decided to make it' order-review conclude "$custom" --accept standard --reason '不需采购' --as wang
does 'it is released, too' product release N1 --as wang
product add N2 --name 卫生阀 --price 90 --cost 50
order_() { so=$(order-new -c C001 --due 2027-03-01 -i N2 --qty 3 --price 900 --quality q --as lisa); }
order_
order-review open "$so" --depts tech,production --meeting 2026-11-30 --attendees x --as lisa
order-review opinion "$so" --dept tech --agree --new-product --as zhang
order-change cancel "$so" --reason '重复' --as lisa
order_
concludes lisa
refused 'nor is what the head of tech called new, on an order given up' 3.4.4.1 order-review conclude "$so" --accept standard --reason '不需采购' --as wang
does 'it can be rejected' order-review conclude "$so" --reject --reason '不做' --as wang
does 'history whole' ordflow check
plan
