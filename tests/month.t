#!/bin/sh
# The month's end (1.9): figures, texts, closing, late entries, --as-of.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory

# of MONTH SECTION ITEM MEASURE: a figure
of() { report month "$1" -F csv | sed -n "s/^$1,$2,$3,$4,//p"; }
# compared MONTH SECTION ITEM MEASURE: with the months that it stands beside
compared() { report month "$1" --compare -F csv | sed -n "s/^$1,$2,$3,[^,]*,$4,//p"; }

new() { # DAY QTY
	order-new -c C001 --due 2026-12-20 -i P100 --qty "$2" --quality q --at "$1" --reason forgotten --as lisa
}
new 2025-11-05 1 >/dev/null
new 2026-10-10 4 >/dev/null
new 2026-11-02 3 >/dev/null
new 2026-11-03 2 >/dev/null
is 'figures of the month' '2 6000.00' "$(of 2026-11 orders '' count) $(of 2026-11 orders '' amount)"
is 'beside the month before and the year before' '6000.00,4800.00,25,1200.00,400' "$(compared 2026-11 orders '' amount)"
is 'with names' 1 "$(report month 2026-11 --compare -F csv | grep -c '^2026-11,customers,C001,长江泵业,amount,')"
is 'csv has its five columns' month,section,item,measure,value "$(report month 2026-11 -F csv | sed -n 1p)"
like 'a table is beside them always' '*year before*' "$(report month 2026-11 | sed -n 1p)"

# Texts.
ends 'a text needs its department' 64 '*--dept*' report submit 2026-11 --text 'done' --as lisa
refused 'a text needs a text' 1.9 report submit 2026-11 --dept sales --as lisa
refused 'not for a month to come' 1.9 report submit 2026-12 --dept sales --text 'done' --as lisa
ends 'another department may not' 77 '*' report submit 2026-11 --dept sales --text 'done' --as zhang
does 'sales hands it in' report submit 2026-11 --dept sales --text '订单增长' --as lisa
printf '生产平稳\n设备检修两天\n' >text
does 'from a file' report submit 2026-11 --dept production --file text --as wang
ends 'no such file' 66 '*nothere*' report submit 2026-11 --dept qc --file nothere --as qc
ends 'not text' 65 '*byte*' report submit 2026-11 --dept qc --file "$BUILD/bin/report" --as qc
text() { report texts 2026-11 -F csv | sed -n "s/^$1,//p"; }
is 'it is there' '2026-11-24T10:00:00+08:00,lisa,false,订单增长' "$(text sales)"
like 'with its lines' '*生产平稳
设备检修两天*' "$(report texts 2026-11 -F csv)"
is 'nobody is late yet' ',,false,' "$(text tech)"
run report texts 2026-11 --check
is 'nothing to act on' 0 "$status"
does 'a newer text' report submit 2026-11 --dept sales --text '订单增长一成' --as lisa
is 'takes the place' '订单增长一成' "$(text sales | cut -d, -f4)"
refused 'a month that runs' 1.9 report close 2026-11 --as finance

clock '2026-12-02 09:00'
is 'who did not is late' ',,true,' "$(text tech)"
run report texts 2026-11 --check
is 'and that is something' 2 "$status"
does 'late, but there' report submit 2026-11 --dept tech --text '图纸' --as zhang
is 'is named' true "$(text tech | cut -d, -f3)"
is 'in the figures' '1 1 0' "$(of 2026-11 departments tech summary_submitted) $(of 2026-11 departments tech summary_late) $(of 2026-11 departments sales summary_late)"
like 'todo asks for it' '*report submit*2026-11*' "$(todo --role qc)"

# Closing.
texts 2026-11 purchasing qc warehouse finance
ends 'who may not close' 77 '*finance, gm*' report close 2026-11 --as lisa
report month 2026-11 -F csv >before.csv
report month 2026-11 --compare -F csv >compared.csv
before=$(date -d "@$INJECT_NOW" +%FT%TZ -u)
clock '2026-12-02 10:00'
is 'as it was known then' "$(cat before.csv)" "$(report month 2026-11 -F csv --as-of "$before")"
does 'finance closes' report close 2026-11 --as finance
is 'the list of closed months' '2026-11,2026-12-02T10:00:00+08:00,finance' "$(report close -F csv | sed -n 2p | cut -d, -f1-3)"
refused 'once' 1.9 report close 2026-11 --as gm
refused 'no text afterwards' 1.9 report submit 2026-11 --dept qc --text late --as qc
is 'the same figures' "$(cat before.csv)" "$(report month 2026-11 -F csv)"

# What is recorded later.
clock '2026-12-03 09:00'
ends 'in a closed month only as late' 1 '*clause 1.9: 2026-11 is closed; --late*' \
	order-new -c C001 --due 2026-12-20 -i P100 --qty 7 --quality q --at '2026-11-20 10:00' --reason forgotten --as lisa
does 'late' order-new -c C001 --due 2026-12-20 -i P100 --qty 7 --quality q --at '2026-11-20 10:00' --reason forgotten --late --as gm
is 'keeps its time' '2026-11-20T10:00:00+08:00' "$(order-show SO202612-0001 -F csv | sed -n 's/^orders,1,received,//p')"
is 'counts in the month of its recording' '1 8400.00' "$(of 2026-12 orders '' count) $(of 2026-12 orders '' amount)"
is 'and not in its own' '2' "$(of 2026-11 orders '' count)"
is 'is listed' "2026-12-03T09:00:00+08:00,2026-11-20T10:00:00+08:00,2026-11,order-new,SO202612-0001,SO202612-0001,gm" \
	"$(report late 2026-12 -F csv | sed -n 2p | cut -d, -f1-7)"
is 'in the figures too' 1 "$(of 2026-12 late_entries 2026-11 entries)"
is 'nothing in another month' 0 "$(report late 2026-11 -F csv | sed 1d | cut -d, -f3 | grep -c .)"
ends 'receipts too' 1 '*clause 1.9*' payment receive SO202611-0001 --amount 100 --reference r --at 2026-11-21 --reason forgotten --as finance
does 'a late receipt' payment receive SO202611-0001 --amount 100 --reference r --at 2026-11-21 --reason forgotten --late --as gm
is 'counts now' '1 100.00' "$(of 2026-12 receipts '' count) $(of 2026-12 receipts '' amount_with_tax)"
does 'one of this month, of its own time' payment receive SO202611-0001 --amount 50 --reference s --at 2026-12-02 --reason forgotten --as finance
is 'counts beside it' '2 150.00' "$(of 2026-12 receipts '' count) $(of 2026-12 receipts '' amount_with_tax)"
printf 'date,amount,reference\n2026-11-22,10,t\n' >bank.csv
ends 'a bank statement of a closed month' 1 '*2026-11 is closed*' payment receive --import bank.csv --as finance
ordflow user edit finance --head
does 'with --late, by the head of finance' payment receive --import bank.csv --late --as finance
is 'counts as well' '3 160.00' "$(of 2026-12 receipts '' count) $(of 2026-12 receipts '' amount_with_tax)"
printf 'ref,customer,received,due,item,qty,price,quality\nR1,C001,2026-11-01,2026-12-20,P100,1,1,q\n' >orders.csv
ends 'orders of a closed month' 65 '*2026-11 is closed*' order-new --import orders.csv --as lisa

# The closed month is the same for ever, wherever.
customer edit C001 --name '另一个名字' --as lisa
ordflow setting name '新厂名'
ordflow setting summary-departments sales
new 2026-12-01 5 >/dev/null
clock '2027-02-01 09:00'
is 'the same bytes' "$(cat before.csv)" "$(TZ=America/New_York LANG=zh_CN.UTF-8 report month 2026-11 -F csv)"
is 'and those beside' "$(cat compared.csv)" "$(report month 2026-11 --compare -F csv)"
is 'the next month stands beside it' '8400.00' "$(compared 2026-12 orders '' amount | cut -d, -f1 | sed 's/14400.00/8400.00/')"
ends '--as-of to come' 65 '*future*' report month 2026-11 --as-of 2027-03-01
is 'whole' '' "$(ordflow check)"
plan
