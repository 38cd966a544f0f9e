#!/bin/sh
# Clauses 1.5 to 1.7: schedule, drawings and briefing, steps, inspection, finished goods.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
received
refused 'no schedule before the contract' 1.5 schedule make "$so" --as wang
contracted
echo a >pump.dwg

# 1.5: no schedule without a complete form; the form's days make the due dates
days=$(sql "select days || ', days_at = ' || days_at || ', days_by = ' || days_by from review_department where department = 'qc'")
sql "update review_department set days = null, days_at = null, days_by = null where department = 'qc'"
refused 'no schedule without a complete form' 1.5 schedule make "$so" --as wang
sql "update review_department set days = $days where department = 'qc'"
ends 'production makes it' 77 '*only production*' schedule make "$so" --as zhang
does 'scheduled' schedule make "$so" --as wang
refused 'anew only with a reason' 1.5 schedule make "$so" --as wang
is 'forwards from today' '2026-11-24 2026-11-27 2026-12-01 2026-12-08' "$(schedule list "$so" -F csv | sed 1d | cut -d, -f3 | tr '\n' ' ' | sed 's/ $//')"
is 'backwards from the required date, a Sunday' '2026-12-08 2026-12-10 2026-12-17 2026-12-18' \
	"$(schedule list "$so" -F csv | sed 1d | cut -d, -f4 | tr '\n' ' ' | sed 's/ $//')"

# 1.6a: drawings
add() { drawing add "$so" "$@" --as zhang; }
refused 'a drawing has its file' 1.6a add --revision A --key-points k
refused 'its revision' 1.6a add --file pump.dwg --key-points k
refused 'its key points' 1.6a add --file pump.dwg --revision A
ends 'tech registers it' 77 '*only tech*' drawing add "$so" --file pump.dwg --revision A --key-points k --as wang
step tech zhang
step purchasing purchasing
refused 'no production without a drawing' 1.6a schedule start "$so" production --as wang
says 'registered' DW202611-0001 add --file pump.dwg --revision A --key-points k
ends 'that revision once' 65 '*registered already, as DW202611-0001*' add --file pump.dwg --revision A --key-points k
refused 'no production without the briefing' 1.6a schedule start "$so" production --as wang
does 'another department briefed is not the workshop' drawing brief DW202611-0001 --to qc --as zhang
refused 'still not' 1.6a schedule start "$so" production --as wang
does 'the workshop briefed' drawing brief DW202611-0001 --to workshop --as zhang
says 'a new revision' DW202611-0002 add --file pump.dwg --revision B --key-points k
refused 'asks for a new briefing' 1.6a schedule start "$so" production --as wang
refused 'on the newest' 1.6a drawing brief DW202611-0001 --to workshop --as zhang
does 'on it' drawing brief DW202611-0002 --to workshop --as zhang
ends 'who is briefed is said' 64 '*--to DEPARTMENT*' drawing brief DW202611-0002 --as zhang

# 1.6b: steps
ends 'no step of that name' 65 "*'painting' is no step*" schedule start "$so" painting --as wang
ends 'the department itself' 77 '*only production, workshop*' schedule start "$so" production --as zhang
refused 'finished only when started' 1.6b schedule finish "$so" production --as wang
ends 'started not before the one before was finished' 65 '*the step before was finished*' \
	schedule start "$so" production --as wang --at 2026-11-24T09:00
does 'production starts' schedule start "$so" production --as workshop
refused 'once' 1.6b schedule start "$so" production --as wang
refused 'no inspection before it is finished' 1.7 inspect record "$so" --line 1 --passed 1 --batch b --as qc
ends 'finished not before it was started' 65 "*can't have happened before*" schedule finish "$so" production --as wang --at 2026-11-24T09:59
does 'production finishes' schedule finish "$so" production --as workshop --outcome '30 台'
refused 'a closed step stays closed' 1.6b schedule finish "$so" production --as wang
refused 'and is not opened again' 1.6b schedule start "$so" production --as wang
refused 'the qc step is the inspection' 1.6b schedule start "$so" qc --as qc
received
refused 'no step before the schedule' 1.6b schedule start "$so" tech --as zhang
contracted
schedule make "$so" --as wang
refused 'a step waits for the one before' 1.6b schedule start "$so" purchasing --as purchasing

# 1.7
so=SO202611-0002
record() { inspect record "$so" "$@" --as qc; }
refused 'an inspection has its line' 1.7 record --passed 1 --batch b
refused 'its passed quantity' 1.7 record --line 1 --batch b
refused 'its batch' 1.7 record --line 1 --passed 1
refused 'what becomes of the failed' 1.7 record --line 1 --passed 1 --failed 2 --rework 1 --batch b
ends 'something was inspected' 65 '*nothing was inspected*' record --line 1 --passed 0 --failed 0 --batch b
ends 'a line that is there' 66 '*has no line 7*' record --line 7 --passed 1 --batch b
refused 'no more than was ordered' 1.7 record --line 1 --passed 31 --batch b
ends 'qc inspects' 77 '*only qc*' inspect record "$so" --line 1 --passed 1 --batch b --as wang
says 'inspected' QI202611-0001 record --line 1 --passed 20 --failed 10 --rework 6 --scrap 4 --batch B1
refused 'what passed counts' 1.7 record --line 1 --passed 11 --batch b
ends 'the workshop reports' 77 '*only workshop*' inspect finish QI202611-0001 --as qc
says 'reported' FG202611-0001 inspect finish QI202611-0001 --as workshop
refused 'once' 1.7 inspect finish QI202611-0001 --as workshop
refused 'nor more than was scrapped and made again' 1.7 record --line 1 --passed 5 --batch B2
schedule finish "$so" production --line 1 --as workshop
again=$(record --line 1 --passed 0 --failed 4 --rework 4 --batch B2)
refused 'only what passed' 1.7 inspect finish "$again" --as workshop
refused 'of reworked ones no more than there are' 1.7 record --line 1 --passed 5 --batch B2R --rework-of "$again"
ends 'of that line' 66 '*no inspection*of line 2*' record --line 2 --passed 1 --batch B2R --rework-of "$again"
does 're-inspected' record --line 1 --passed 3 --failed 1 --scrap 1 --batch B2R --rework-of "$again"
refused 'and not once more' 1.7 record --line 1 --passed 1 --batch B2R --rework-of "$again"
ends 'no such inspection' 66 '*no inspection QI202611-0099*' inspect finish QI202611-0099 --as workshop

# stock rises by the report alone
paid_in() { payment receive "$so" --amount 90000 --reference r --as finance >/dev/null; }
paid_in
sr=$(request 1 21)
refused 'only what was reported is in stock' 2.5.2 ship note "$sr" --as clerk
like 'and says how much' '*line 1: 20 in stock of 21*' "$err"
qi=$(record --line 1 --passed 6 --batch B3 --rework-of QI202611-0001)
refused 'inspected is not reported' 2.5.2 ship note "$sr" --as clerk
inspect finish "$qi" --as workshop >/dev/null
does 'reported is' ship note "$sr" --as clerk

# a batch to its customers, and back
dn=$(ship list "$so" -F csv | sed -n '2s/.*\(DN[0-9-]*\).*/\1/p')
ship confirm "$dn" --as lisa
ship pack "$dn" --packaging 木箱 --ok --as warehouse
ship dispatch "$dn" --carrier SF --waybill WB77 --freight 1 --as warehouse
is 'the oldest batch first' 'B1 20,B3 1' "$(inspect trace WB77 -F csv | sed 1d | cut -d, -f1,12 | tr ', ' ' \n' | paste -sd,)"
is 'where a batch went' "$so,C001,$dn,WB77" "$(inspect trace B1 -F csv | sed 1d | cut -d, -f6,8,11,14)"
is 'what an order came from' 'B1 B2 B2R B3' "$(inspect trace "$so" -F csv | sed 1d | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//')"
is 'and a note' 2 "$(inspect trace "$dn" -F csv | sed 1d | wc -l)"
is 'nothing of what there is not' '' "$(inspect trace NOTHING -F csv | sed 1d)"

# a required date that can't be met is said at once
so=$(order-new -c C001 --due 2026-11-26 -i P100 --qty 1 --quality q --as lisa)
order-review open "$so" --depts tech,production --as lisa
order-review opinion "$so" --dept tech --agree --as zhang
order-review opinion "$so" --dept production --agree --as wang
order-review conclude "$so" --accept standard --reason '不需采购' --as wang
order-review days "$so" --dept tech --days 3 --as zhang
order-review days "$so" --dept production --days 3 --as wang
qt=$(quote new "$so" --valid 2026-12-31 --as lisa)
approve "$qt" --as vp && quote report "$qt" --as lisa && quote send "$qt" --as lisa && quote answer "$qt" --accepted --as lisa
contract sign "$qt" --signatory a --customer-signatory b --as lisa >/dev/null
run schedule make "$so" --as wang
like 'said' "0 *2026-11-26 can't be met: the earliest finish is 2026-12-01*" "$status $err"

# planned anew, on a calendar with holidays
planned() { schedule list "$so" -F csv | sed 1d | cut -d, -f2,3,4 | tr '\n' ' ' | sed 's/ $//'; }
scheduled
is 'planned' 'tech,2026-11-24,2026-12-08 purchasing,2026-11-27,2026-12-10 production,2026-12-01,2026-12-17 qc,2026-12-08,2026-12-18' "$(planned)"
schedule start "$so" tech --as zhang && schedule finish "$so" tech --as zhang
cat >holidays.csv <<-'END'
	日期,类型,名称
	2026-11-26,休息,停电检修
	2026-12-12,上班,调休
END
ends 'only admin and production' 77 '*' ordflow calendar import holidays.csv --as lisa
does 'a calendar' ordflow calendar import holidays.csv
is 'as it was said' 'day,kind,name 2026-11-26,holiday,停电检修 2026-12-12,workday,调休' "$(ordflow calendar -F csv | tr '\n' ' ' | sed 's/ $//')"
ordflow calendar -F csv >again.csv
before=$(recorded)
does 'out and in again' ordflow calendar import again.csv
is 'changes nothing' "$before" "$(recorded)"
does 'with a key' ordflow calendar import again.csv --key K1
echo '2026-12-13,workday,调休' >>again.csv
ends 'the key is that content'"'"'s' 65 '*key*' ordflow calendar import again.csv --key K1
sed -i '$d' again.csv
echo '2026-11-31,holiday,x' >>again.csv
ends 'a day that is none' 65 "*again.csv:4: day: '2026-11-31'*" ordflow calendar import again.csv
printf 'day,kind\n2026-11-30,maybe\n' >again.csv
ends 'a kind that is none' 65 "*again.csv:2: kind: 'maybe'*" ordflow calendar import again.csv
does 'one day' ordflow calendar set 2026-11-27 holiday --name 盘点
does 'and not' ordflow calendar clear 2026-11-27
ends 'twice' 66 '*as its week is*' ordflow calendar clear 2026-11-27
clock '2026-11-25 10:00'
does 'planned anew' schedule make "$so" --reason '停电' --as wang
is 'what is finished stays, the rest avoids holidays and uses worked weekends' 'tech,2026-11-24,2026-12-08 purchasing,2026-11-25,2026-12-11 production,2026-11-30,2026-12-17 qc,2026-12-07,2026-12-18' "$(planned)"
is 'with its reason' 停电 "$(order-show "$so" -F csv | sed -n 's/^replannings,1,reason,//p')"

# urging, from downstream
ends 'nobody upstream urges' 77 '*' schedule urge "$so" purchasing --as zhang
refused 'nor what is finished' 1.6b schedule urge "$so" tech --as purchasing
does 'qc urges purchasing' schedule urge "$so" purchasing --note '等料' --as qc
does 'so does the workshop' schedule urge "$so" purchasing --as workshop
is 'recorded' 'qc 等料' "$(order-show "$so" -F csv | sed -n 's/^urges,1,by_department,//p; s/^urges,1,note,//p' | tr '\n' ' ' | sed 's/ $//')"

# a new revision after the briefing asks for a new one before the next step
echo b >pump.dwg
dw=$(drawing add "$so" --file pump.dwg --revision B --key-points k --as zhang)
refused 'the next step waits' 1.6a schedule start "$so" purchasing --as purchasing
drawing brief "$dw" --to workshop --as zhang

# line by line
todos() { todo "$so" --role "$1" -F csv | sed 1d | cut -d, -f3 | tr '\n' ';'; }
does 'one line begins' schedule start "$so" purchasing --line 1 --as purchasing
refused 'once' 1.6b schedule start "$so" purchasing --line 1 --as purchasing
refused 'nor the whole' 1.6b schedule start "$so" purchasing --as purchasing
refused 'another is not finished before it began' 1.6b schedule finish "$so" purchasing --line 2 --as purchasing
refused 'nor the whole while one did not begin' 1.6b schedule finish "$so" purchasing --as purchasing
ends 'a line that is there' 66 '*has no line 9*' schedule start "$so" purchasing --line 9 --as purchasing
does 'one line finishes' schedule finish "$so" purchasing --line 1 --as purchasing
refused 'once' 1.6b schedule finish "$so" purchasing --line 1 --as purchasing
refused 'the next step of the other waits' 1.6b schedule start "$so" production --line 2 --as workshop
like 'which the workshop is told' 'schedule start;*' "$(todos workshop)"
is 'nothing for qc yet' '' "$(todos qc)"
does 'of this one it begins' schedule start "$so" production --line 1 --as workshop
does 'and finishes' schedule finish "$so" production --line 1 --outcome '30 台' --as workshop
is 'then qc is told' 'inspect record;' "$(todos qc)"
refused 'the other is not inspected' 1.7 inspect record "$so" --line 2 --passed 1 --batch L2 --as qc
does 'this one is' inspect record "$so" --line 1 --passed 30 --batch L1 --as qc
is 'and has nothing more to do' '' "$(todos qc)"
does 'the other begins' schedule start "$so" purchasing --line 2 --as purchasing
does 'the rest finishes as a whole' schedule finish "$so" purchasing --as purchasing
does 'line 2 begins' schedule start "$so" production --line 2 --as workshop
does 'with the last line the step is finished' schedule finish "$so" production --line 2 --as workshop
is 'finished' '' "$(schedule list "$so" -F csv | sed 1d | grep ,production, | grep ',,$')"
is 'qc goes on' 'inspect record;' "$(todos qc)"
refused 'and stays so' 1.6b schedule finish "$so" production --line 2 --as workshop
does 'history whole' ordflow check

# 1.6b: who urges; what begins and ends at once
scheduled
does 'begun and finished at once' schedule start "$so" tech --finish --as zhang
refused 'a step that is finished is not urged' 1.6b schedule urge "$so" tech --as gm
is 'one command begins and ends it' 1 "$(sql "select count(*) from step where department = 'tech' and finished_at = started_at
	and order_id = (select max(id) from sales_order)")"
is 'with an event for each' 'schedule start schedule finish' \
	"$(order-show "$so" -F csv | sed -n 's/^history,[0-9]*,action,\(schedule [sf].*\)/\1/p' | tr '\n' ' ' | sed 's/ $//')"
for who in gm vp wang lisa; do does "$who urges" schedule urge "$so" purchasing --note "$who" --as $who; done
like 'and is heard' '*urged by production: wang*' "$(schedule urge "$so" purchasing --note wang --as wang; todo "$so" --as purchasing -F csv)"
ordflow user add worker --role production
ends 'who of production is not its head does not urge production' 77 '*' schedule urge "$so" production --as worker
plan
