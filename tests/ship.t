#!/bin/sh
# Policy 2 as far as the main flow goes: request, money, note, confirmation, packing, dispatch, delivery.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add liu --name 柳 --role sales
ordflow user add cler2 --name 二 --role clerk
carrier add SLOW --name '慢' --transit-days 40
carrier add NEW --name '新' --transit-days 1
carrier approve SLOW --as wang
ends 'the head of production approves a carrier' 77 '*only the head of production*' carrier approve NEW --as workshop
made

# 2.5.1: every field, and what there isn't is said
all="--line 1 --qty 10 --tubing DN20 --labels none --special none --address 武汉市 --contact 韩梅 --phone 138 --arrive 2026-12-20"
for field in line tubing labels special address contact phone arrive; do
	# shellcheck disable=SC2046 # words are meant
	refused "no $field" 2.5.1 ship request "$so" $(echo " $all" | sed "s/ --$field [^ ]*//") --as lisa
done
refused 'no qty' 2.5.1 ship request "$so" --line 1 --tubing t --labels none --special none --address a --contact c --phone p \
	--arrive 2026-12-20 --as lisa
refused 'blank is not none' 2.5.1 ship request "$so" --line 1 --qty 1 --tubing '' --labels none --special none --address a \
	--contact c --phone p --arrive 2026-12-20 --as lisa
refused 'no more than was ordered' 2.5.1 request 1 31
ends 'a line once' 65 '*stands twice*' ship request "$so" --line 1 --qty 1 --line 1 --qty 1 --tubing t --labels none --special none \
	--address a --contact c --phone p --arrive 2026-12-20 --as lisa
ends 'an arrival to come' 65 '*that day is past*' ship request "$so" --line 1 --qty 1 --tubing t --labels none --special none \
	--address a --contact c --phone p --arrive 2026-11-23 --as lisa
ends 'sales requests' 77 '*only sales*' ship request "$so" --line 1 --qty 1 --tubing t --labels none --special none --address a \
	--contact c --phone p --arrive 2026-12-20 --as clerk
sr=$(request 1 10)
refused 'requests of a line together' 2.5.1 request 1 21

# 2.4.3: money before goods
refused 'no note before the money' 2.4.3 ship note "$sr" --as clerk
like 'and says what covers what, and who lifts it' '*receipts cover 0.00 of 13560.00; the gm can lift it' "$err"
ends 'finance alone records receipts' 77 '*only finance*' payment receive "$so" --amount 1 --reference r --as clerk
refused 'with an amount' 2.3.4 payment receive "$so" --reference r --as finance
refused 'and a reference' 2.3.4 payment receive "$so" --amount 1 --as finance
ends 'above zero' 65 '*above zero*' payment receive "$so" --amount 0 --reference r --as finance
payment receive "$so" --amount 13559.99 --reference r1 --as finance >/dev/null
refused 'a fen short' 2.4.3 ship note "$sr" --as clerk
refused 'the asking has its reason' 2.4.3 ship ask "$sr" --as clerk
refused 'nothing to approve that nobody asked for' 2.4.3 approve "$sr" --as gm
does 'asked' ship ask "$sr" --reason '老客户' --as clerk
ends 'the gm approves' 77 '*only gm*' approve "$sr" --as vp
does 'refused' approve "$sr" --refuse --reason '不行' --as gm
refused 'a refusal lifts nothing' 2.4.3 ship note "$sr" --as clerk
does 'approved' approve "$sr" --as gm
sql "update ship_request set address = '上海' where id = (select max(id) from ship_request)"
refused 'of exactly this shipment' 2.4.3 ship note "$sr" --as clerk
sql "update ship_request set address = '武汉市' where id = (select max(id) from ship_request)"
other=$(request 1 1)
does 'this one' ship note "$sr" --as clerk
dn=DN202611-0001
refused 'and no other' 2.4.3 ship note "$other" --as clerk
ends 'one note a request' 65 "*has a delivery note already, for all of it" ship note "$sr" --as clerk
payment receive "$so" --amount 100000 --reference r2 --as finance >/dev/null
does 'with money it goes' ship note "$other" --as clerk

# partial shipments add up to the whole line
rest=$(request 1 19)
ship note "$rest" --as clerk >/dev/null
is 'to the fen' 40680.00 "$(sql 'select printf("%.2f", sum(amount) / 100.0) from delivery_note_line')"

# 2.4.2a: confirmed by its requester, or by the clerk naming him
refused 'not by another requester' 2.4.2a ship confirm "$dn" --as liu
refused 'not for another' 2.4.2a ship confirm "$dn" --for lisa --as liu
refused 'the clerk names him' 2.4.2a ship confirm "$dn" --as clerk
refused 'and names the right one' 2.4.2a ship confirm "$dn" --for liu --as clerk
ship pack "$dn" --packaging 木箱 --ok --as warehouse
send() { ship dispatch "$dn" "$@" --as warehouse; }
refused 'no dispatch before the confirmation' 2.4.2a send --carrier SF --waybill W1 --freight 1
does 'confirmed' ship confirm "$dn" --for lisa --how 电话 --as clerk
ends 'once' 65 '*confirmed already*' ship confirm "$dn" --as lisa

# 2.5.7: the packaging check
refused 'the packaging is named' 2.5.7 ship pack "$dn" --ok --as warehouse
refused 'and the finding' 2.5.7 ship pack "$dn" --packaging 纸箱 --as warehouse
does 'a check that failed' ship pack "$dn" --packaging 纸箱 --failed --as warehouse
refused 'stops the dispatch' 2.5.7 send --carrier SF --waybill W1 --freight 1
dn=DN202611-0002
ship confirm "$dn" --as lisa
refused 'so does none' 2.5.7 send --carrier SF --waybill W1 --freight 1
dn=DN202611-0001
does 'packed again' ship pack "$dn" --packaging 木箱 --ok --as warehouse

# 2.4.4, 2.3.3: carrier, waybill, freight, transit time
refused 'no carrier' 2.4.4 send --waybill W1 --freight 1
refused 'no waybill' 2.4.4 send --carrier SF --freight 1
refused 'no freight' 2.4.4 send --carrier SF --waybill W1
refused 'a carrier that is not approved' 2.3.3 send --carrier NEW --waybill W1 --freight 1
refused 'one that comes too late' 2.4.4 send --carrier SLOW --waybill W1 --freight 1
ends 'unknown carrier' 66 '*no carrier with the code X*' send --carrier X --waybill W1 --freight 1
ends 'the warehouse dispatches' 77 '*only warehouse*' ship dispatch "$dn" --carrier SF --waybill W1 --freight 1 --as clerk
refused 'nothing to take note of yet' 2.4.6 ship acknowledge "$dn" --as clerk
refused 'nor delivered' 2.3.1 ship deliver "$dn" --as clerk
does 'too late, with a reason' send --carrier SLOW --waybill W1 --freight 12.50 --reason '客户指定'
ends 'once' 65 '*dispatched already*' send --carrier SF --waybill W2 --freight 1
ends 'what is gone is not packed' 65 '*dispatched already*' ship pack "$dn" --packaging x --ok --as warehouse
dn=DN202611-0002
ship pack "$dn" --packaging 木箱 --ok --as warehouse
does 'one waybill carries several notes' send --carrier SLOW --waybill W1 --freight 1 --reason because -n
does 'another carrier may have the number' send --carrier SF --waybill W1 --freight 1
dn=DN202611-0001

# 2.4.6: clerk and requester take note
refused 'not another of sales' 2.4.6 ship acknowledge "$dn" --as liu
does 'the clerk' ship acknowledge "$dn" --as clerk
does 'the requester' ship acknowledge "$dn" --as lisa
refused 'once each' 2.4.6 ship acknowledge "$dn" --as lisa
is 'both' 'clerk lisa' "$(order-show "$so" -F csv | awk -F, -v dn="$dn" '$1 == "notices" && $3 == "document" { document = $4 }
	$1 == "notices" && $3 == "acknowledged_by" && document == dn { print $4 }' | sort | tr '\n' ' ' | sed 's/ $//')"
ends 'delivered not before it was sent' 65 "*can't have happened before*" ship deliver "$dn" --as clerk --at 2026-11-24T09:00
does 'delivered' ship deliver "$dn" --as clerk
refused 'once' 2.3.1 ship deliver "$dn" --as clerk
ends 'no such note' 66 '*no delivery note DN202611-0099*' ship deliver DN202611-0099 --as clerk
ends 'a number of another kind' 66 '*is a sales order; a delivery note*' ship deliver "$so" --as clerk
does 'history whole' ordflow check
plan
