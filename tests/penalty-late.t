#!/bin/sh
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# Clause 2.6.2: what is late is found by the clock, whatever anybody records.

factory
carrier add OWN --name '自运' --transit-days 0 && carrier approve OWN --as wang
overdue() { report overdue -F csv | sed -n "s/^\([^,]*\),[^,]*,penalty,\([^,]*\),.*,hr,.*/\1 \2/p"; }
tasks() { todo --as "$1" -F csv | sed -n "s/^\([^,]*\),[^,]*,penalty raise,\([^,]*\),.*/\1 \2/p"; }
breaches() { report compliance --detail --from 2026-12-01 -F csv --as hr | grep "^2.6.2,$1,breached" | cut -d, -f4-6,9; }
cases() { penalty list -F csv --as gm | sed -n "s/^\([^,]*\),$1,\([^,]*\),\([^,]*\),\([^,]*\),.*/\1 \2 \3 \4/p"; }
reason_of() { penalty list -F json --as gm | sed -n "/\"penalty\":\"$1\"/s/.*\"reason\":\"\([^\"]*\)\".*/\1/p"; }

# Sent too late to come in time, with a reason: the case is there at once, before it comes.
packed >/dev/null
refused 'nothing is late yet' 2.6.2 penalty raise "$dn" --as hr
refused 'nor is its request' 2.6.2 penalty raise "$sr" --as hr
ship change "$sr" --arrive 2026-12-27 --as lisa 2>/dev/null
clock '2026-12-19 10:00'
is 'the last day to send it' '' "$(tasks hr)"
run ship dispatch "$dn" --carrier SF --waybill W1 --freight 320 --reason '货刚备齐' --as warehouse
like 'is said to be late' '0 *late: a penalty case was raised*' "$status $err"
is 'there is a case' "PC202612-0001 late raised warehouse" "$(cases "$dn")"
is 'which says why' 'to arrive on 2026-12-20, sent on 2026-12-19' "$(reason_of PC202612-0001)"
is 'a breach before it comes' "warehouse,,$dn," "$(breaches shipment)"
refused 'once' 2.6.2 penalty raise "$dn" --as hr
carrier edit SF --transit-days 9 --as warehouse
carrier approve SF --as wang
clock '2026-12-22 10:00'
does 'it comes late' ship deliver "$dn" --as clerk
is 'that is the same case' 1 "$(penalty list -F csv --as gm | grep -c ,late,)"
is 'it was raised in time' '' "$(breaches penalty)"

# Never sent, never delivered: late by the clock alone.
more() {
	dn=''
	so=$(order-new -c C001 -k regular --due 2027-02-20 -i P100 --qty 4 --quality q --as lisa) &&
		schedule reply "$so" --date 2027-02-20 --as wang && schedule make "$so" --as wang && step production wang &&
		qi=$(inspect record "$so" --line 1 --passed 4 --failed 0 --batch "B$1" --as qc) &&
		inspect finish "$qi" --as workshop && payment receive "$so" --amount 4800 --reference "R$1" --as finance &&
		sr=$(ship request "$so" --line 1 --qty 4 --tubing none --labels none --special none --address 武汉 --contact 韩梅 \
			--phone 1 --arrive 2026-12-31 --as lisa)
} >/dev/null 2>&1
more 1 && so1=$so sr1=$sr
more 2 && so2=$so dn2=$(ship note "$sr" --as clerk) && ship confirm "$dn2" --as lisa
more 3 && so3=$so dn3=$(ship note "$sr" --as clerk) && ship confirm "$dn3" --as lisa
ship pack "$dn3" --packaging 木箱 --ok --as warehouse
does 'sent in time' ship dispatch "$dn3" --carrier OWN --waybill none --freight 0 --as warehouse
is 'nothing to raise' '' "$(tasks hr)"
clock '2026-12-31 23:59'
is 'on the last minute neither' '' "$(tasks hr)$(overdue)"
clock '2027-01-01 00:00'
is 'then hr raises them' "$(printf '%s\n' "$dn2" "$dn3" "$sr1")" "$(tasks hr | cut -d' ' -f2 | sort)"
is 'nobody else' '' "$(tasks clerk)$(tasks gm)"
is 'they are overdue' "$(printf '2026-12-31 %s\n' "$so1" "$so2" "$so3" | sort)" "$(overdue | sort)"
is 'and breaches' "$(printf ',hr,%s\n' "$dn2" "$dn3" "$sr1")" "$(breaches penalty | cut -d, -f1-3 | sort)"
is 'also this year, as long as they are not raised' 3 "$(report compliance --detail -F csv --as hr | grep -c '^2.6.2,penalty')"
like 'a shipment that has not come is one as well' "*,,$dn3,*" "$(breaches shipment)"
does 'another problem' ship problem "$dn3" --kind other --description '迟到' --as clerk
like 'does not take its place' "*$dn3*" "$(tasks hr)"
ends 'not by lisa' 77 '*' penalty raise "$dn3" --as lisa
ends 'what is not punished has no case' 65 '*none of late, wrong, damaged*' penalty raise "$dn3" --kind other --reason broken --as hr
ends 'it is a note or a request' 66 '*DN*SR*' penalty raise "$so3" --as hr
refused 'a reason has letters' 2.6.2 penalty raise "$dn3" --reason x --as hr
ends 'not before it was late' 65 '*it was late*2027-01-01T00:00*' penalty raise "$dn3" --at '2026-12-31 20:00' --as hr
ends 'nor its request' 65 '*it was late*' penalty raise "$sr1" --at '2026-12-31 20:00' --as hr
says 'raised' PC202701-0001 penalty raise "$dn3" --as hr
is 'whose fault is to be found out' "PC202701-0001 late raised " "$(cases "$dn3")"
like 'it says what the clock says' 'to arrive on 2026-12-31, and not there by 2027-01-01' "$(reason_of PC202701-0001)"
is 'it is a task no more' "$(printf '%s\n' "$dn2" "$sr1")" "$(tasks hr | cut -d' ' -f2 | sort)"
refused 'once' 2.6.2 penalty raise "$dn3" --kind late --as clerk
says 'of a request' PC202701-0002 penalty raise "$sr1" --reason '货款已到' --as clerk
is 'without a note' 'PC202701-0002 late raised ' "$(cases '')"
is 'with more to say' 'to arrive on 2026-12-31, and not all on a note by 2027-01-01; 货款已到' "$(reason_of PC202701-0002)"
refused 'once' 2.6.2 penalty raise "$sr1" --as hr
does 'hr finds something in it' report finding record 2.6.2 --dept warehouse --text '未按时发货' --document PC202701-0002 --as hr
is 'which stands with its order' "$so1" "$(report finding -F csv | tail -1 | cut -d, -f6)"
dn1=$(ship note "$sr1" --as clerk)
ship confirm "$dn1" --as lisa
ship pack "$dn1" --packaging 木箱 --ok --as warehouse
does 'noted and sent at last' ship dispatch "$dn1" --carrier OWN --waybill none --freight 50 --reason '补发' --as warehouse
is 'the same case, with those who were late' "$(printf 'PC202701-0002 late raised %s\n' clerk lisa warehouse)" "$(cases '' | sort)"
does 'comes' ship deliver "$dn1" --as clerk
is 'and no other' '' "$(cases "$dn1")"
is 'with the freight of the note' '50.00' "$(penalty propose PC202701-0002 --as clerk 2>/dev/null
	penalty list -F json --as gm | sed -n '/"PC202701-0002"/s/.*"loss":"*\([0-9.]*\)"*,.*/\1/p' | awk '{ sum += $1 } END { printf "%.2f", sum }')"

# What is raised too late stays a breach; a note that is withdrawn is nothing.
clock '2027-01-12 10:00'
is 'the breach' ",hr,$dn2," "$(breaches penalty)"
does 'late' penalty raise "$dn2" --as hr
like 'stays' "hr,hr,$dn2,*" "$(breaches penalty)"
is 'not of the others' 1 "$(breaches penalty | grep -c .)"
more_to() {
	more "$1"
	sr=$(ship request "$so" --line 1 --qty 4 --tubing none --labels none --special none --address 武汉 --contact 韩梅 \
		--phone 1 --arrive 2027-01-20 --as lisa) 2>/dev/null
}
more_to 5
dn5=$(ship note "$sr" --as clerk 2>/dev/null)
ship withdraw "$dn5" --reason '改期再发' --as clerk
ship withdraw "$sr" --reason '不要了' --as lisa
more_to 6
clock '2027-01-21 10:00'
is 'not what was withdrawn in time' "$sr" "$(tasks hr | cut -d' ' -f2)"
is "by a day that was fixed with the request" 2027-01-21 "$(tasks hr | cut -d' ' -f1)"
order-change hold "$so" --reason '客户停工' --as lisa
is 'on hold it is late all the same' "$sr" "$(tasks hr | cut -d' ' -f2)"
order-change resume "$so" --reason '复工' --as lisa
dn6=$(ship note "$sr" --as clerk)
does 'of a note' penalty raise "$dn6" --as hr
late6=$out
ship withdraw "$dn6" --reason '改期再发' --as clerk
refused 'that is withdrawn: of its request there is that case' 2.6.2 penalty raise "$sr" --as hr
is 'no task' '' "$(tasks hr)"
dn6=$(ship note "$sr" --as clerk)
refused 'nor of the next note' 2.6.2 penalty raise "$dn6" --as hr
penalty waive "$late6" --reason '客户未付款' --as hr
does 'waived' penalty waive "$late6" --as gm
ship withdraw "$dn6" --reason '改期再发' --as clerk
clock '2027-01-22 10:00'
dn6=$(ship note "$sr" --as clerk)
is 'what is put on a note after that is late by itself' "$dn6" "$(tasks hr | cut -d' ' -f2)"
penalty raise "$dn6" --as hr >/dev/null
clock '2027-01-25 10:00'
more 7
sr=$(ship request "$so" --line 1 --qty 4 --tubing none --labels none --special none --address 武汉 --contact 韩梅 \
	--phone 1 --arrive 2027-01-26 --as lisa) && clock '2027-01-27 10:00'
does 'withdrawn when its day was over' ship withdraw "$sr" --reason '不要了' --as lisa
is 'it is late' "$sr" "$(tasks hr | cut -d' ' -f2)"
does 'and raised' penalty raise "$sr" --as hr
# Wrong and damaged by hr.
refused 'it says what' 2.6.2 penalty raise "$dn1" --kind damaged --as hr
refused 'of what was sent' 2.6.2 penalty raise "$dn2" --kind damaged --reason '压坏' --as hr
like 'it says so' "*$dn2 isn't sent yet*" "$err"
told() { todo --as hr -F csv | grep -c "ship acknowledge,$dn3,"; }
is 'who raised it has looked at the other problem' 0 "$(told)"
ship problem "$dn3" --kind other --description '型号不同' --as clerk
is 'hr is told of what is called another problem' 1 "$(told)"
does 'which it was not' penalty raise "$dn3" --kind wrong --reason '型号发错' --as hr
is 'who packed it' "$out wrong raised warehouse" "$(cases "$dn3" | grep wrong)"
is 'and has looked at it' 0 "$(told)"
does 'a refused one as well' ship problem "$dn3" --kind refused --description '拒收' --as clerk
does 'hr takes note' ship acknowledge "$dn3" --as hr
is 'that is all' 0 "$(told)"

# Not confirmed before it is over: until the goods are sent more may be late, and what is late then is added.
clock '2027-02-01 10:00'
noted_for() {
	more_to "$1"
	sr=$(ship request "$so" --line 1 --qty 4 --tubing none --labels none --special none --address 武汉 --contact 韩梅 \
		--phone 1 --arrive "$2" --as lisa 2>/dev/null)
}
total() { penalty list -F json --as gm | sed -n "/\"$1\"/s/.*\"loss\":\"*\([0-9.]*\)\"*,.*/\1/p" | awk '{ sum += $1 } END { printf "%.2f", sum }'; }
signs() { todo --as "$1" -F csv | grep -c ",approve PC,$2,"; }
noted_for 8 2027-02-02
dn=$(ship note "$sr" --as clerk)
ship confirm "$dn" --as lisa
clock '2027-02-03 10:00'
pc=$(penalty raise "$dn" --as hr)
penalty propose "$pc" --person wang --loss 0 --reason '尚无运费' --as clerk
does 'heard' penalty hear "$pc" --statement '缺料' --as wang
refused 'hr waits' 2.6.2 penalty confirm "$pc" --as hr
like 'for the note' "*until $dn is sent*" "$err"
refused 'and gm' 2.6.2 approve "$pc" --as gm
is 'nobody is asked yet' '0 0' "$(signs hr "$pc") $(signs gm "$pc")"
clock '2027-02-12 10:00'
ship pack "$dn" --packaging 木箱 --ok --as warehouse
run ship dispatch "$dn" --carrier OWN --waybill none --freight 3200 --reason '货刚备齐' --as warehouse
like 'no case is raised' '0 *there is a penalty case for that already*' "$status $err"
is 'who was late since answers, too' "$(printf "$pc late raised %s\n" wang warehouse)" "$(cases "$dn")"
is 'and for the freight' 3200.00 "$(total "$pc")"
refused 'that is not signed as it is' 2.6.2 penalty confirm "$pc" --as hr
refused 'the old reason was for no freight' 2.6.2 penalty propose "$pc" --loss 0 --as clerk
does 'proposed anew' penalty propose "$pc" --as clerk
does 'who came is heard' penalty hear "$pc" --statement '漏看' --as warehouse
is 'then both are asked' '1 1' "$(signs hr "$pc") $(signs gm "$pc")"
run ship deliver "$dn" --as clerk
like 'it comes late: the same case' '0 *there is a penalty case for that already*' "$status $err"
does 'hr' penalty confirm "$pc" --as hr
does 'gm' penalty confirm "$pc" --as gm
is 'confirmed' confirmed "$(cases "$dn" | cut -d' ' -f3 | sort -u)"
run env LANG=zh_CN.UTF-8 LC_ALL= LANGUAGE=zh_CN penalty propose "$pc" --as clerk
like 'it is over, in words' "*$pc 已确认*" "$err"
noted_for 9 2027-02-13
clock '2027-02-14 10:00'
pc=$(penalty raise "$sr" --as hr)
penalty propose "$pc" --person wang --loss 0 --reason '尚无运费' --as clerk
penalty hear "$pc" --statement '缺料' --as wang
refused 'of a request as well' 2.6.2 penalty confirm "$pc" --as hr
dn=$(ship note "$sr" --as clerk)
refused 'and of its note' 2.6.2 penalty confirm "$pc" --as hr
ship withdraw "$dn" --reason '不发了' --as clerk
refused 'which is withdrawn' 2.6.2 penalty confirm "$pc" --as hr
ship withdraw "$sr" --reason '不要了' --as lisa
does 'not of what is withdrawn' penalty confirm "$pc" --as hr

# Steps that are dated back were late all the same.
noted_for 10 2027-02-15
clock '2027-02-17 09:00'
dn=$(ship note "$sr" --at '2027-02-15 08:00' --reason '补记' --as clerk)
ship confirm "$dn" --at '2027-02-15 08:10' --reason '补记' --as lisa
ship pack "$dn" --packaging 木箱 --ok --at '2027-02-15 08:20' --reason '补记' --as warehouse
does 'sent' ship dispatch "$dn" --carrier OWN --waybill none --freight 0 --at '2027-02-15 08:30' --reason '补记' --as warehouse
is 'who recorded them answers' 'clerk lisa warehouse' "$(cases "$dn" | cut -d' ' -f4 | sort | tr '\n' ' ' | sed 's/ $//')"
does 'the journal explains it all' ordflow check
plan
