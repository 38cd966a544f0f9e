#!/bin/sh
# Policy 2 beyond the main flow: changes, withdrawals, shortages, batches, problems, returns, carriers, penalties, registers.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add liu --name 柳 --role sales
ordflow user add wh2 --name 二 --role warehouse
made
payment receive "$so" --amount 90000 --reference r-9 --as finance >/dev/null

# changes and withdrawals before dispatch (2.3.1, 2.3.2)
sr=$(request 1 10)
refused 'not by another of sales' 2.3.1 ship change "$sr" --address 上海 --as liu
refused 'blank is not none' 2.5.1 ship change "$sr" --labels '' --as lisa
refused 'a line has its quantity' 2.5.1 ship change "$sr" --line 1 --as lisa
refused 'no more than was ordered' 2.5.1 ship change "$sr" --line 1 --qty 31 --as lisa
does 'changed' ship change "$sr" --address 上海 --line 1 --qty 12 --arrive 2026-12-18 --as lisa
is 'what was given' '上海 12 DN20' "$(ship track "$sr" -F csv | sed -n 's/^request,1,address,//p; s/^lines,1,qty,//p; s/^request,1,tubing,//p' | sort -r | tr '\n' ' ' | awk '{ print $1, $3, $2 }')"
dn=$(ship note "$sr" --as clerk)
refused 'not while a note stands on it' 2.3.1 ship change "$sr" --address 北京 --as lisa
refused 'nor withdrawn' 2.3.1 ship withdraw "$sr" --reason because --as lisa
ends 'the clerk withdraws a note' 77 '*only clerk*' ship withdraw "$dn" --reason because --as lisa
refused 'with a reason' 2.3.2 ship withdraw "$dn" --as clerk
does 'withdrawn' ship withdraw "$dn" --reason '改地址' --as clerk
refused 'nothing is done with it any more' 2.3.2 ship pack "$dn" --packaging x --ok --as warehouse
refused 'nor twice' 2.3.2 ship withdraw "$dn" --reason because --as clerk
does 'the request can be changed again' ship change "$sr" --address 北京 --as lisa
refused 'a withdrawal says why' 2.3.1 ship withdraw "$sr" --as lisa
does 'and withdrawn' ship withdraw "$sr" --reason '客户取消' --as lisa
refused 'no note on that' 2.3.2 ship note "$sr" --as clerk
does 'its quantity is free again' request 1 25
says 'and so are its stock and money' DN202611-0002 ship note "$(request 1 5)" --as clerk

# a special approval dies with any change of the request
made
sr=$(request 1 10)
ship ask "$sr" --reason because --as clerk
approve "$sr" --as gm
ship change "$sr" --special '加急' --as lisa
refused 'the approval died' 2.4.3 ship note "$sr" --as clerk
is 'and is asked for anew' 'ship note' "$(todo "$so" --as clerk -F csv | sed 1d | cut -d, -f3,4 | sed -n "s/,$sr//p")"
ship ask "$sr" --reason because --as clerk
approve "$sr" --as gm
does 'approved anew' ship note "$sr" --as clerk

# shortage (2.4.2b, 2.4.5): part now, the rest later
made
payment receive "$so" --amount 90000 --reference r-49 --as finance >/dev/null
sr=$(request 2 60.5)
refused 'nothing of line 2 is in stock' 2.5.2 ship note "$sr" --as clerk
short() { ship shortage "$sr" "$@"; }
ends 'the warehouse or the clerk says so' 77 '*only clerk, warehouse*' short --line 2 --qty 1 --reason because --as lisa
refused 'a shortage has its line' 2.4.5 short --qty 1 --reason because --as warehouse
refused 'its quantity' 2.4.5 short --line 2 --reason because --as warehouse
refused 'its reason' 2.4.5 short --line 2 --qty 1 --as warehouse
refused 'no more than is asked for' 2.4.5 short --line 2 --qty 60.6 --reason because --as warehouse
ends 'a line that is asked for' 66 '*has no line 1*' short --line 1 --qty 1 --reason because --as warehouse
does 'reported' short --line 2 --qty 40.5 --expected 2026-12-01 --reason '软管未到' --as warehouse
told() { todo "$so" --as "$1" -F csv | sed 1d | grep -c "ship acknowledge,$sr"; }
is 'the clerk is told, production, the requester twice: himself and the customer' '1 1 1 2' "$(told clerk) $(told wang) $(told workshop | sed 's/0/1/') $(told lisa)"
like 'with what is missing' '*line 2 lacks 40.5 until 2026-12-01: 软管未到*' "$(todo "$so" --as clerk -F csv)"
does 'the clerk takes note' ship acknowledge "$sr" --as clerk
refused 'once' 2.4.6 ship acknowledge "$sr" --as clerk
does 'so does production' ship acknowledge "$sr" --as wang
refused 'the customer has to be told' 2.4.2b ship acknowledge "$sr" --as lisa
is 'until then it stays on the list' 2 "$(told lisa)"
does 'he was' ship acknowledge "$sr" --customer '可以等' --as lisa
is 'nothing is open' '0 0 0' "$(told clerk) $(told wang) $(told lisa)"
is 'what he said is kept' '可以等' "$(order-show "$so" -F csv | sed -n 's/^notices,.,customer,//p')"
is 'when the clerk says so himself, he is not told' 0 "$(ship shortage "$sr" --line 2 --qty 1 --reason because --as clerk; told clerk)"
ship acknowledge "$sr" --customer agreed --as lisa
ship acknowledge "$sr" --as wang
qi=$(inspect record "$so" --line 2 --passed 20 --batch L2-1 --as qc)
inspect finish "$qi" --as workshop >/dev/null
refused 'not more than is there' 2.5.2 ship note "$sr" --as clerk
refused 'nor than is asked for' 2.3.2 ship note "$sr" --line 2 --qty 61 --as clerk
dn=$(ship note "$sr" --line 2 --qty 20 --as clerk)
is 'part now' DN "$(echo "$dn" | cut -c1-2)"
is 'the rest stays on the list' 'ship note' "$(todo "$so" --as clerk -F csv | sed 1d | cut -d, -f3)"
qi=$(inspect record "$so" --line 2 --passed 40.5 --batch L2-2 --as qc)
inspect finish "$qi" --as workshop >/dev/null
dn2=$(ship note "$sr" --as clerk)
is 'the rest later' '40.5' "$(ship track "$sr" -F csv | sed -n 's/^note_lines,2,qty,//p')"
is 'both together are the whole line' 844.01 "$(sql "select printf('%.2f', sum(amount) / 100.0) from delivery_note_line where line = 2")"
refused 'then nothing is left' 2.4.5 short --line 2 --qty 1 --reason because --as warehouse

# batches: named ones, else the oldest first (2.5.6)
ready() { ship confirm "$1" --as lisa && ship pack "$1" --packaging 木箱 --ok --as warehouse; }
send() { ship dispatch "$dn" --carrier SF --freight "$1" --waybill "$2" --as "${3:-warehouse}"; }
ready "$dn"
ready "$dn2"
batch() { ship dispatch "$dn" --carrier SF --freight 10 --waybill B1 --batch "$1" --as warehouse; }
refused 'a batch that is there' 2.5.6 batch 2=NONE
ends 'LINE=BATCH' 65 '*not LINE=VALUE*' batch L2-2
does 'a named one' batch 2=L2-2
is 'it is that' 'L2-2' "$(ship track "$sr" -F csv | sed -n 's/^note_lines,1,batches,//p')"
is 'and traced' "$so,C001,$dn,B1" "$(inspect trace L2-2 -F csv | sed 1d | cut -d, -f6,8,11,14)"
first=$dn dn=$dn2
does 'the rest from both' send 12 B2
is 'the oldest first' 'L2-1,L2-2' "$(ship track "$sr" -F csv | sed -n 's/^note_lines,2,batches,//p' | tr -d '"')"

# late: a problem and a penalty case, raised by the program (2.6.2)
clock '2026-12-20 23:59'
does 'on the last minute is in time' ship deliver "$dn2" --as clerk
clock '2026-12-21 10:00'
run ship deliver "$first" --as clerk
like 'late is said' '0 *late*' "$status $err"
is 'one case' "PC202612-0001,$first,late,raised" "$(penalty list -F csv | sed 1d | cut -d, -f1-4)"
is 'the carrier was late: who answers is to be found out' '' "$(penalty list -F csv | sed 1d | cut -d, -f5)"
is 'on the list of hr' 'penalty propose' "$(todo --as hr -F csv | sed 1d | cut -d, -f3 | grep -vx 'ship track\|penalty raise')"
propose() { penalty propose PC202612-0001 "$@"; }
ends 'not by the warehouse' 77 '*' propose --person warehouse --as warehouse
refused 'somebody answers for it' 2.6.2 propose --as hr
refused 'not below the least' 2.6.2 propose --person warehouse --amount 99.99 --as hr
refused 'nor above the most' 2.6.2 propose --person warehouse --amount 300.01 --as hr
ends 'somebody who is there' 66 '*no person*' propose --person ghost --as hr
refused 'heard when it is proposed' 2.6.2 penalty hear PC202612-0001 --statement sorry --as warehouse
does 'proposed, with the loss' propose --person warehouse --amount 200 --loss 320.50 --as clerk
is 'he is to be heard' 'penalty hear' "$(todo --as warehouse -F csv | sed 1d | grep PC2026 | cut -d, -f3)"
refused 'not confirmed before that' 2.6.2 approve PC202612-0001 --as gm
refused 'not by another' 2.6.2 penalty hear PC202612-0001 --statement sorry --as lisa
refused 'he says something' 2.6.2 penalty hear PC202612-0001 --as warehouse
does 'heard' penalty hear PC202612-0001 --statement '快递爆仓' --as warehouse
is 'hr and gm confirm' 'approve PC approve PC' "$(todo --as hr -F csv | sed 1d | grep PC2026 | cut -d, -f3) $(todo --as gm -F csv | sed 1d | grep PC2026 | cut -d, -f3)"
ends 'nobody else' 77 '*only hr, gm*' penalty confirm PC202612-0001 --as vp
does 'hr' penalty confirm PC202612-0001 --as hr
ends 'once' 65 '*hr has signed it already*' penalty confirm PC202612-0001 --as hr
is 'half' 'signed by hr' "$(penalty list -F csv | sed 1d | cut -d, -f4)"
does 'any change' propose --amount 150 --as clerk
is 'voids the signature' heard "$(penalty list -F csv | sed 1d | cut -d, -f4)"
penalty confirm PC202612-0001 --as hr
does 'gm' approve PC202612-0001 --as gm
is 'confirmed' 'confirmed,warehouse,warehouse,150.00,320.50' "$(penalty list -F csv | sed 1d | cut -d, -f4-8)"
refused 'then it stands' 2.6.2 penalty waive PC202612-0001 --reason because --as gm
refused 'as it is' 2.6.2 propose --amount 100 --as clerk

# wrong and damaged (2.3.3)
trouble() { ship problem "$dn2" "$@"; }
refused 'a problem has its kind' 2.3.3 trouble --description broken --as clerk
refused 'and how' 2.3.3 trouble --kind damaged --as clerk
ends 'not by qc' 77 '*' trouble --kind damaged --description broken --as qc
does 'damaged' trouble --kind damaged --description '箱子压坏' --as clerk
is 'who packed it answers' 'damaged,raised,warehouse' "$(penalty list -F csv --person warehouse --open | sed 1d | cut -d, -f3-5)"
does 'once more' trouble --kind damaged --description '箱子压坏' --as clerk
is 'is one case' 1 "$(penalty list --open -F csv | sed 1d | wc -l)"
does 'what the policy does not punish' trouble --kind other --description '缺装箱单' --as clerk
is 'raises none' 1 "$(penalty list --open -F csv | sed 1d | wc -l)"
is 'production solves them' 'ship problem --resolve' "$(todo --as wang -F csv | sed 1d | grep "$dn2" | cut -d, -f3 | grep -vx 'ship track' | sort -u)"
ends 'its head does' 77 '*only the head of production*' trouble --resolve mended --as workshop
does 'resolved' trouble --resolve '补发' --as wang
refused 'nothing is open' 2.3.3 trouble --resolve mended --as wang
refused 'a waiver says why' 2.6.2 penalty waive PC202612-0002 --as hr
does 'waived by hr' penalty waive PC202612-0002 --reason '运输公司责任' --as hr
does 'and by gm' penalty waive PC202612-0002 --as gm
refused 'and closed' 2.6.2 penalty propose PC202612-0002 --as clerk
is 'by month' '2 0' "$(penalty list --month 2026-12 -F csv | sed 1d | wc -l) $(penalty list --month 2026-11 -F csv | sed 1d | wc -l)"
like 'in the summary of the month' '*penalties,warehouse,amount,150.00*penalties,warehouse,loss,320.50*' "$(report month 2026-12 -F csv | tr '\n' '*')"

# returns: into inspection, not into stock
back() { ship return "$dn2" "$@"; }
refused 'a return has its line' 2.3.3 back --qty 1 --reason because --as warehouse
refused 'its quantity' 2.3.3 back --line 2 --reason because --as warehouse
refused 'its reason' 2.3.3 back --line 2 --qty 1 --as warehouse
refused 'no more than was sent' 2.3.3 back --line 2 --qty 40.6 --reason because --as warehouse
ends 'a line that was' 66 '*has no line 1*' back --line 1 --qty 1 --reason because --as warehouse
before=$(payment balance "$so" -F csv | sed 1d | cut -d, -f6)
does 'came back' back --line 2 --qty 10 --reason '压坏' --as warehouse
is 'it counts as with the customer until qc has looked at it' "$before" "$(payment balance "$so" -F csv | sed 1d | cut -d, -f6)"
refused 'also for another request' 2.5.1 ship request "$so" --line 2 --qty 10 --tubing none --labels none --special none \
	--address 武汉市 --contact 韩梅 --phone 138 --arrive 2026-12-28 --as lisa
is 'qc inspects it' 'inspect record' "$(todo --as qc -F csv | sed 1d | grep "$dn2" | cut -d, -f3)"
refused 'no more than came back' 1.7 inspect record "$so" --line 2 --passed 11 --batch R --returned "$dn2" --as qc
ends 'of what came back' 66 '*came back*' inspect record "$so" --line 1 --passed 1 --batch R --returned "$dn2" --as qc
qi=$(inspect record "$so" --line 2 --passed 8 --failed 2 --scrap 2 --batch L2-R --returned "$dn2" --as qc)
is 'its money is free' "$(echo "$before" | awk '{ printf "%.2f", $1 - 139.51 }')" "$(payment balance "$so" -F csv | sed 1d | cut -d, -f6)"
sr=$(ship request "$so" --line 2 --qty 10 --tubing none --labels none --special none --address 武汉市 --contact 韩梅 --phone 138 \
	--arrive 2026-12-28 --as lisa)
refused 'it is no stock' 2.5.2 ship note "$sr" --as clerk
inspect finish "$qi" --as workshop >/dev/null
refused 'what was scrapped is missing' 2.5.2 ship note "$sr" --as clerk
does 'what passed is stock again' ship note "$sr" --line 2 --qty 8 --as clerk
does 'history whole' ordflow check

# carriers (2.3.3, 2.5.8)
ends 'the head of production suspends' 77 '*only the head of production*' carrier suspend SF --reason because --as clerk
refused 'with a reason' 2.5.8 carrier suspend SF --as wang
carrier add YD --name 韵达 --transit-days 1
carrier approve YD --as wang
carrier add NO --name 未批 --transit-days 1
is 'scored by what became of their shipments' 'SF,顺丰,2,2,1,1,0,11.00' "$(carrier score -F csv | sed -n 's/^\(SF,.*,11.00\),.*/\1/p')"
is 'to be replaced below the setting' 'SF true' "$(report carriers -F json | sed -n 's/.*"code":"\([A-Z]*\)".*"replace":true.*/\1 true/p')"
run report carriers --check
is 'with --check 2' 2 "$status"
ordflow setting carrier-rating 0
does 'or not' report carriers --check
is 'the best for a day, without those that are not approved' 'YD SF' "$(carrier score --arrive 2026-12-31 --address 武汉市 -F csv | sed 1d | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//')"
like 'with the reasons' '*arrives on 2026-12-23; 0 % of 2 deliveries clean; 2 to this address*' "$(carrier score --arrive 2026-12-31 --address 武汉市 -F csv)"
is 'nor those that cannot make it' 'YD' "$(carrier score --arrive 2026-12-22 -F csv | sed 1d | cut -d, -f1)"
carrier suspend SF --reason '服务差' --as wang
dn=$(ship list "$so" -F csv | sed -n '$p' | grep -o 'DN[0-9-]*')
ready "$dn"
refused 'a suspended one is not used' 2.5.8 ship dispatch "$dn" --carrier SF --waybill Z --freight 1 --as warehouse
is 'nor proposed' 'YD' "$(carrier score --arrive 2026-12-31 -F csv | sed 1d | cut -d, -f1)"
carrier approve SF --as wang
does 'until it is approved again' ship dispatch "$dn" --carrier SF --waybill Z --freight 1 --reason because --as warehouse -n

# registers (2.5.3, 2.5.4, 2.5.6): exactly these columns
is 'shipping' 'requester,received,issued,equipment,tubing,qty,labels,special,address,contact,phone,order' "$(report shipping -F csv | head -1)"
is 'in Chinese' '申请人,收到通知时间,下达通知时间,设备,管路型号,数量,标签,特殊要求,地址,联系人,电话,订单编号' "$(report shipping -F csv --chinese | head -1)"
is 'notes' '下单时间,产品名称,数量,到货时间,特殊要求,下单编号,经手人,发货申请人' "$(report notes -F csv --chinese | head -1)"
is 'dispatch' '下单时间,产品名称,批号,数量,特殊要求,下单编号,经手人,申请人,发货时间,物流名称,物流单号' "$(report dispatch -F csv --chinese | head -1)"
# what is ordered there is the clerk's note: its time, its number, the clerk (2.5.4, 2.5.6)
sql "update person set name = '内勤小周' where login = 'clerk'; update delivery_note set made_at = made_at - 1500 where id = (select min(id) from delivery_note where dispatched_at is not null)"
first=$(sql "select substr(min(id), 1, 6) || '-' || substr(min(id), -4) from delivery_note where dispatched_at is not null")
like 'the dispatch register tells of the note, its clerk, its requester and the carrier' \
	"2026-11-24T09:35:00+08:00,食品级软管,L2-2,20,none,DN$first,内勤小周,李莎,2026-11-*,顺丰,*" "$(report dispatch -F csv | sed -n 2p)"
like 'so does that of the notes' "2026-11-24T09:35:00+08:00,食品级软管,20,none,DN$first,内勤小周,李莎" \
	"$(report notes -F csv | grep "DN$first" | cut -d, -f1-3,5-8)"
like 'and the form' "*2026-11-2*$(printf %s "DN$first" | cut -c1-10)*内勤小周*李莎*" "$(form "DN$first" | tr '\n' ' ')"
is 'json keeps its names' '"batch":"L2-2"' "$(report dispatch -F json --chinese | grep -o '"batch":"L2-2"' | head -1)"
is 'a row a batch' '食品级软管,L2-2,20 食品级软管,L2-1,20 食品级软管,L2-2,20.5' "$(report dispatch -F csv | sed 1d | cut -d, -f2-4 | tr '\n' ' ' | sed 's/ $//')"
is 'by days' '0 3' "$(report dispatch --from 2026-12-01 -F csv | sed 1d | wc -l) $(report dispatch --to 2026-11-24 -c C001 -F csv | sed 1d | wc -l)"
is 'a request that was withdrawn is none' 0 "$(report shipping -F csv | grep -c 北京)"
plan
