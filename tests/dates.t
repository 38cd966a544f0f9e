#!/bin/sh
# Lateness goes by the time of recording, against what was promised first, and by the clock alone.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
overdue() { report overdue -F csv | grep -v ,penalty, | sed 1d | grep -v '^.*,order,\|,step,' | cut -d, -f1,3,4,7; }
breaches() { report compliance --from 2026-12-01 --to 2027-02-28 --detail -F csv --as hr | sed 1d | cut -d, -f1-3,6; }

# Nobody dispatches: it is overdue by the clock, production's head has it, then hr and gm.
packed
clock '2026-12-21 08:00'
is 'a note that nobody dispatches' "2026-12-20,dispatch,$so,production" "$(overdue)"
has() { todo --as "$1" -F csv | grep -c 'dispatch overdue'; }
is 'is the task of the head of production' '1 0 0' "$(has wang) $(has hr) $(has gm)"
clock '2026-12-21 17:30'
is 'for eight working hours' '0 0' "$(has hr) $(has gm)"
clock '2026-12-21 17:31'
is 'then of hr and gm' '1 1 1' "$(has wang) $(has hr) $(has gm)"
like 'and it is a breach' "*2.3.3,sending,breached,$sr*" "$(breaches)"
clock '2027-01-06 09:00'
ship withdraw "$dn" --reason 'made again' --as clerk
dn=$(ship note "$sr" --as clerk)
is 'a note made again changes nothing' "2026-12-20,dispatch,$so,production" "$(overdue)"
ship change "$sr" --arrive 2027-02-20 --as lisa >/dev/null 2>&1
is 'nor does another day of arrival' "2026-12-20,dispatch,$so,production" "$(overdue)"
order-change hold "$so" --reason '等待' --as lisa
is 'nor does a hold' "2026-12-20,dispatch,$so,production" "$(overdue)"
order-change resume "$so" --reason '继续' --as lisa
ship confirm "$dn" --as lisa
ship pack "$dn" --packaging 木箱 --ok --as warehouse
does 'sent, as they say, in time' ship dispatch "$dn" --carrier SF --waybill W1 --freight 1 --reason late \
	--at '2027-01-06 09:00' --as warehouse
like 'and it stays a breach' "*2.3.3,sending,breached,$sr*" "$(breaches)"
like 'it has not arrived' "*2026-12-20,delivery,$so,production*" "$(overdue)"

# An earlier time on the same working day is taken, a later recording isn't made better by it.
second() {
	so=$(order-new -c C001 -k regular --due 2027-01-20 -i P100 --qty 1 --quality q --as lisa)
}
second
clock '2027-01-08 09:00'
is 'the customer is told late' 1 "$(report overdue -F csv | grep -c acknowledgement | sed 's/[1-9]/1/')"
clock '2027-01-22 18:00'
ends 'a dispatch is no reason for a delivery in time' 1 '*--reason*' ship deliver "$dn" --at '2027-01-08 10:00' --as clerk
does 'delivered, as they say' ship deliver "$dn" --at '2027-01-08 10:00' --reason forgotten --as clerk
is 'is late by recording' 1 "$(penalty list -F csv --as hr | grep ,late, | cut -d, -f1 | sort -u | wc -l)"
like 'came on the day of recording' '*arrived on 2027-01-22*' "$(penalty list -F csv --as hr)"

# A promise, a plan and a milestone are kept as they were first.
schedule reply "$so" --date 2027-01-25 --reason busy --as wang
schedule settle "$so" --accepted --as lisa
clock '2027-01-26 08:00'
like 'late is late against the first day' "*2027-01-20,order,$so*" "$(report overdue -F csv | cut -d, -f1,3,4)"

# A request that is withdrawn when its day is over was not met.
clock '2027-02-01 10:00'
sr=$(ship request "$so" --line 2 --qty 5 --tubing none --labels none --special none --address a1 --contact c1 --phone 123456 \
	--arrive 2027-02-03 --as lisa)
other=$(ship request "$so" --line 2 --qty 5 --tubing none --labels none --special none --address a1 --contact c1 --phone 123456 \
	--arrive 2027-02-03 --as lisa)
ship withdraw "$other" --reason '客户改期' --as clerk
clock '2027-02-04 10:00'
ship withdraw "$sr" --reason '客户改期' --as clerk
is 'it is a breach, what was withdrawn before it is none' "$sr" "$(breaches | cut -d, -f4 | grep -o "$sr\|$other")"
like 'whose it is, in words' '*生产部 *' "$(LC_ALL=zh_CN.UTF-8 report compliance --from 2026-12-01 --to 2027-02-28 --as hr | grep '^ *2.3.3 ')"
is 'for a program as ever' 0 "$(LC_ALL=zh_CN.UTF-8 report compliance --from 2026-12-01 --to 2027-02-28 --as hr -F csv | grep '^2.3.3,' | grep -c 生产部)"
does 'the journal explains it all' ordflow check
plan
