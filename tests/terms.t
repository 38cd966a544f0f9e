#!/bin/sh
# What was agreed holds: changes against quotation, contract and promise; special approvals; goods that came back (3.4.4.4, 1.4, 2.4.3).
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add deputy --name 代 --role hr
ordflow deputy gm deputy --from 2026-11-24 --to 2026-12-31 --as gm
propose() { order-change propose "$so" "$@" --as lisa; }
record() { inspect record "$so" --line 1 --passed "$1" --batch "B$1" --as qc; }
balance() { payment balance "$so" -F csv | sed 1d | cut -d, -f"$1"; }
tasks() { todo "$so" --as "$1" -F csv | sed 1d | cut -d, -f3 | grep -vx 'contract archive' | sort -u | tr '\n' ' ' | sed 's/ $//'; }
# one ORDERED: a contracted order of one line, pumps at 1000.00, no tax
one() {
	so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty "$1" --price 1000 --quality q --as lisa)
	order-review open "$so" --depts tech,production,purchasing,qc --meeting 2026-11-24 --attendees x,y --as lisa
	again
	offer
	contract sign "$qt" --signatory a --customer-signatory b --as lisa >/dev/null
}
# again: the review's conclusion and days
again() {
	order-review opinion "$so" --dept tech --agree --as zhang
	order-review opinion "$so" --dept production --agree --as wang
	order-review conclude "$so" --accept standard --as wang
	for d in tech:zhang production:wang purchasing:purchasing qc:qc; do
		order-review days "$so" --dept "${d%:*}" --days 1 --as "${d#*:}"
	done
}
offer() {
	qt=$(quote new "$so" --tax 0 --valid 2026-12-31 "$@" --as lisa)
	approve "$qt" --as vp
	quote report "$qt" --as lisa
	quote report "$qt" --as lisa
	quote send "$qt" --as lisa
	quote answer "$qt" --accepted --as lisa
}
amend() { contract amend "$qt" --reason "${1:-变更}" --signatory a --customer-signatory b --as lisa; }
plan_it() {
	echo drawing >pump.dwg
	dw=$(drawing add "$so" --file pump.dwg --revision A --key-points '密封面 Ra0.8' --as zhang)
	drawing brief "$dw" --to workshop --as zhang
	schedule make "$so" --as wang
}
make_it() {
	plan_it
	step tech zhang
	step purchasing purchasing
	step production wang
}
receipts=0
pay() {
	receipts=$((receipts + 1))
	payment receive "$so" --amount "$1" --reference "R$receipts" --as finance >/dev/null
}
ready() { ship confirm "$1" --as lisa && ship pack "$1" --packaging x --ok --as warehouse; }
send() { ready "$1" && ship dispatch "$1" --carrier SF --waybill "${2:-none}" --freight 1 --as warehouse; }

# before the contract: the review's conclusion and days are void, and all after them
one 30
so2=$so
so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --price 1000 --quality q --as lisa)
order-review open "$so" --depts tech,production,purchasing,qc --meeting 2026-11-24 --attendees x,y --as lisa
again
qt=$(quote new "$so" --tax 0 --valid 2026-12-31 --as lisa)
approve "$qt" --as vp
does 'changed to nothing else' propose --line 1 --qty 30
is 'voids nothing' quotation-approved "$(state)"
does 'another quantity' propose --line 1 --qty 60
is 'is to be concluded anew' 'in-review order-review conclude' "$(state) $(tasks wang)"
refused 'what was approved goes nowhere' 1.3b quote send "$qt" --as lisa
refused 'no quotation without the review' 1.3a quote new "$so" --tax 0 --valid 2026-12-31 --as lisa
refused 'nor days without a conclusion' 1.2d order-review days "$so" --dept tech --days 1 --as zhang
again
for change in '--spec DN50' '--quality Q' '--due 2026-12-24'; do
	# shellcheck disable=SC2086 # words are meant
	does "so does $change" propose --line 1 $change
	is 'it is' in-review "$(state)"
	again
done
does 'another sheet does as well' propose --line 1 --qty 61
does 'with its meeting' order-review open "$so" --depts tech,production,purchasing,qc --meeting 2026-11-24 --attendees x --as lisa
again
offer
does 'and then a contract' contract sign "$qt" --signatory a --customer-signatory b --as lisa
so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --price 100 --quality q --as lisa)
order-review open "$so" --depts tech,production,purchasing,qc --as lisa
order-review opinion "$so" --dept tech --agree --as zhang
order-review opinion "$so" --dept production --agree --as wang
does 'what was small' propose --line 1 --qty 10000
refused 'takes its meeting' 1.2d order-review conclude "$so" --accept standard --as wang

# the contract: answered for good, and never twice on one quotation
so=$so2
qt=$(quote list "$so" -F csv | sed -n '2s/,.*//p')
refused 'one quotation, one contract' 1.4 amend
refused 'not refused behind the contract' 1.4 quote answer "$qt" --refused --as lisa
refused 'nor unsigned' 1.4 approve "$qt" --refuse --reason '反悔' --as vp

# after it: a notice, at once while nothing is begun; then quotation and amendment
says 'a notice at once' CN202611-0001 propose --line 1 --qty 60
is 'nothing to sign' 'contract amend' "$(tasks lisa)"
refused 'no schedule of what differs' 3.4.4.4 schedule make "$so" --as wang
like 'and says what, and who' '*line 1 has another quantity than QT*quote new, then contract amend (sales)*' "$err"
old=$qt
offer
does 'amended' amend
refused 'the one before is no basis' 1.4 contract amend "$old" --reason because --signatory a --customer-signatory b --as lisa
plan_it
refused 'a briefing takes a signature' 3.4.4.4 propose --line 1 --qty 61
cn=$(propose --line 1 --qty 61 --reason '加量')
is 'nothing changes yet' 60.000 "$(order-show "$so" -F csv | sed -n 's/^order_lines,1,qty,//p' | awk '{ printf "%.3f", $1 }')"
approve "$cn" --as vp
refused 'no step of what differs' 3.4.4.4 schedule start "$so" tech --as zhang
qt=$(quote new "$so" --tax 0 --valid 2026-12-31 --as lisa)
cn=$(propose --line 1 --qty 60 --reason '不加了')
approve "$cn" --as vp
refused 'a quotation of other lines is withdrawn' 1.3b approve "$qt" --as vp
does 'back at the contract it goes on' schedule start "$so" tech --as zhang

# changed while it is made: neither the step nor a line of it is finished as more than the contract says
one 30
plan_it
step tech zhang
step purchasing purchasing
schedule start "$so" production --as workshop
cn=$(propose --line 1 --qty 40 --reason '加量')
approve "$cn" --as vp
refused 'not finished before the amendment' 3.4.4.4 schedule finish "$so" production --as workshop
refused 'nor its line' 3.4.4.4 schedule finish "$so" production --line 1 --as workshop
offer
does 'amended it' amend
does 'is finished' schedule finish "$so" production --as workshop
is 'as much as the contract says' 40 "$(sql "select produced / 1000000 from order_line join sales_order on sales_order.id = order_id
	where sales_order.id = (select max(id) from sales_order)")"

# more goods for the same contract
one 30
does 'doubled before production' propose --line 1 --qty 60
refused 'is not planned' 3.4.4.4 schedule make "$so" --as wang
one 30
make_it
cn=$(propose --line 1 --qty 60 --reason '加量')
approve "$cn" --as vp
refused 'nor made' 3.4.4.4 record 60
sqlite3 "$ORDFLOW_DB" ".backup '$home/other.db'"
export ORDFLOW_DB="$home/other.db"
sql "insert into inspection (id, order_id, line, batch, passed, failed, rework, scrap, inspected_at, inspected_by)
	select 20261190001, id, 1, 'X', 60000000, 0, 0, 0, received_at, 1 from sales_order where id = (select max(id) from sales_order);
	insert into finished_goods (id, inspection_id, order_id, line, quantity, finished_at, finished_by)
	select 20261190001, 20261190001, id, 1, 60000000, received_at, 1 from sales_order where id = (select max(id) from sales_order)"
pay 30000
sr=$(request 1 60)
refused 'nor noted' 3.4.4.4 ship note "$sr" --as clerk
offer
amend >/dev/null
refused 'amended, it has its price' 2.4.3 ship note "$sr" --as clerk
like 'that of the contract' '*receipts cover 30000.00 of 60000.00*' "$err"
refused 'never more requests than the line' 2.5.1 request 1 1
pay 30000
dn=$(ship note "$sr" --as clerk)
cn=$(propose --line 1 --quality Q2 --reason '质量')
approve "$cn" --as vp
ready "$dn"
refused 'nor sent' 3.4.4.4 ship dispatch "$dn" --carrier SF --waybill W --freight 1 --as warehouse

export ORDFLOW_DB="$home/orders.db"

# less, after a part was sent: it waits for its amendment at the end
one 30
make_it
pay 30000
qi=$(record 29)
inspect finish "$qi" --as workshop >/dev/null
dn=$(ship note "$(request 1 29)" --as clerk)
send "$dn"
cn=$(propose --line 1 --qty 29 --reason '减一台')
approve "$cn" --as vp
ship deliver "$dn" --as clerk
is 'delivered and paid, but not as contracted' delivered "$(state)"
is 'it is to be amended' 'contract amend' "$(todo "$so" --as lisa -F csv | sed 1d | cut -d, -f3 | grep contract | grep -vx 'contract archive')"
offer
does 'also when all is there' amend
is 'that closes it' 'closed 1000.00' "$(state) $(balance 9)"

# less: the order closes when it is amended, and what was overpaid is finance's until it is given back
one 30
make_it
pay 30000
cn=$(propose --line 1 --qty 29 --reason '减一台')
approve "$cn" --as vp
qi=$(record 29 2>/dev/null)
is 'not inspected either' '' "$qi"
offer
amend >/dev/null
is 'overpaid' 1000.00 "$(balance 9)"
is 'for finance' 'payment reverse' "$(tasks finance)"
like 'and in the story' '*balance,1,overpaid,1000.00*' "$(order-show "$so" -F csv | tr '\n' '*')"
qi=$(record 29)
ship acknowledge "$(inspect finish "$qi" --as workshop)" --as finance
dn=$(ship note "$(request 1 29)" --as clerk)
send "$dn"
ship deliver "$dn" --as clerk
is 'then it closes' 'closed 1000.00' "$(state) $(balance 9)"
is 'still for finance' 'payment reverse' "$(tasks finance)"
does 'given back' payment reverse "$(payment list "$so" -F csv | sed -n '2s/,.*//p')" --order "$so" --amount 1000 --reason '退款' --as finance
is 'and closed as before' 'closed 0.00 ' "$(state) $(balance 9) $(tasks finance)"

# a special approval: this request, these goods, this sum; once; seven days; the general manager himself
one 30
make_it
qi=$(record 30)
inspect finish "$qi" --as workshop >/dev/null
pay 2846.10
sr=$(request 1 30)
ship ask "$sr" --reason '老客户' --as clerk
ends 'no deputy' 77 '*only gm*' approve "$sr" --as deputy
is 'nor on his list' '' "$(tasks deputy)"
does 'granted for 27153.90' approve "$sr" --as gm
is 'as it was' 2715390 "$(sql 'select amount from special_approval order by id desc limit 1')"
offer --price 1=15000
amend '涨价' >/dev/null 2>&1
cn=$(propose --line 1 --spec S --reason because)
approve "$cn" --as vp
offer --price 1=15000
amend '涨价' >/dev/null
refused 'not for 450000' 2.4.3 ship note "$sr" --as clerk
refused 'nor signed again for other goods unasked' 2.4.3 approve "$sr" --as gm
ship ask "$sr" --reason because --as clerk
approve "$sr" --as gm
ship change "$sr" --address 北京 --as lisa
ship change "$sr" --address 武汉市 --as lisa
refused 'away and back revives nothing' 2.4.3 ship note "$sr" --as clerk
ship ask "$sr" --reason because --as clerk
approve "$sr" --as gm
clock '2026-12-01 10:00'
refused 'it expires' 2.4.3 ship note "$sr" --as clerk
refused 'whatever day is said' 2.4.3 ship note "$sr" --at '2026-11-24 10:00' --reason forgotten --as clerk
clock '2026-11-24 10:00'
payment reverse "$(payment list "$so" -F csv | sed -n '2s/,.*//p')" --reason because --as finance
refused 'nor for more than lacked then' 2.4.3 ship note "$sr" --as clerk
ship ask "$sr" --reason because --as clerk
approve "$sr" --as gm
dn=$(ship note "$sr" --line 1 --qty 10 --as clerk)
refused 'once' 2.4.3 ship note "$sr" --as clerk
does 'for its note to the end' send "$dn" W1

# returns count as with the customer until the warehouse has them and qc has looked at them
one 30
make_it
qi=$(record 30)
inspect finish "$qi" --as workshop >/dev/null
pay 10000
dn=$(ship note "$(request 1 10)" --as clerk)
does 'one waybill carries notes of several orders' send "$dn" W1
does 'the clerk is told' ship return "$dn" --line 1 --qty 10 --reason '退货' --as clerk
other=$(request 1 10)
refused 'ten more are not paid' 2.4.3 ship note "$other" --as clerk
refused 'qc looks at what is there' 1.7 inspect record "$so" --line 1 --passed 10 --batch R --returned "$dn" --as qc
is 'the warehouse receives it' 'ship return --received' "$(tasks warehouse)"
ends 'not the clerk' 77 '*only warehouse*' ship return "$dn" --received --as clerk
does 'received' ship return "$dn" --received --as warehouse
refused 'once' 2.3.3 ship return "$dn" --received --as warehouse
refused 'still not looked at' 2.4.3 ship note "$other" --as clerk
is 'as the balance says' 10000.00 "$(balance 6)"
does 'looked at' inspect record "$so" --line 1 --passed 9 --failed 1 --scrap 1 --batch R --returned "$dn" --as qc
is 'free again' 0.00 "$(balance 6)"
dn=$(ship note "$other" --as clerk)
does 'ten more' send "$dn" 无
pay 20000
dn=$(ship note "$(request 1 10)" --as clerk)
does 'another without a waybill' send "$dn" none
is 'none is none' '' "$(ship list "$so" -F csv | sed -n '$p' | cut -d, -f13)"

# a regular product: production promises anew, and the clock of the hand-over stays
so=$(order-new -c C001 -k regular --due 2026-12-01 -i P100 --qty 10 --quality q --as lisa)
schedule reply "$so" --date 2026-12-01 --as wang
schedule make "$so" --as wang
does 'changed' propose --line 1 --qty 100
is 'with production' 'with-production schedule reply' "$(state) $(tasks wang)"
refused 'not begun on the old promise' 3.4.1.2 schedule start "$so" production --as workshop
refused 'nor planned' 3.4.1.2 schedule make "$so" --reason because --as wang
is 'one clock' 1 "$(order-show "$so" -F csv | grep -c '^clocks,.,clock,reply')"
does 'promised anew' schedule reply "$so" --date 2026-12-01 --as wang
schedule start "$so" production --as workshop
schedule finish "$so" production --as workshop
cn=$(propose --line 1 --due 2026-12-04 --reason '推迟')
approve "$cn" --as vp
ship acknowledge "$cn" --as wang
is 'also in production' 'in-production schedule reply' "$(state) $(tasks wang)"
refused 'nothing is inspected before that' 3.4.1.2 record 100
does 'which production may still give' schedule reply "$so" --date 2026-12-08 --reason '缺料' --as wang
refused 'a later one is no promise yet' 3.4.1.2 record 100
is 'sales settles it' 'schedule settle' "$(tasks lisa)"
does 'settled' schedule settle "$so" --accepted --as lisa
does 'then it goes on' record 100
is 'the order as it was' inspected "$(state)"
does 'history whole' ordflow check
plan
