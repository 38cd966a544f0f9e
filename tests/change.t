#!/bin/sh
# Clause 3.4.4.4 and what belongs to it: plain changes, change notices, cancelling, holding.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
propose() { order-change propose "$so" "$@" --as lisa; }
line() { order-show "$so" -F csv | sed -n "s/^order_lines,$1,$2,//p"; }

# before production: plain, and in the journal
received
refused 'something changes' 3.4.4.4 propose
refused 'of a line' 3.4.4.4 propose --line 1 --quality ''
ends 'that is there' 66 '*has no line 9*' propose --line 9 --qty 1
ends 'above zero' 65 '*above zero*' propose --line 1 --qty 0
ends 'to come' 65 '*is past*' propose --line 1 --due 2026-11-23
ends 'sales changes' 77 '*only sales, clerk*' order-change propose "$so" --line 1 --qty 1 --as wang
does 'changed' propose --line 1 --qty 20 --spec DN50 --line 2 --due 2026-12-28
is 'there is no notice for that' '' "$out"
is 'what was said' '20 DN50 24000.00 2026-12-28' "$(line 1 qty) $(line 1 spec) $(line 1 amount) $(line 2 due)"
is 'the order is due with its last line' 2026-12-28 "$(order-show "$so" -F csv | sed -n 's/^orders,1,due,//p')"
event=$(sql "select max(id) from event where action = 'order-change propose'")
like 'old and new in the journal' '*changed,order_line,*,quantity,30000000,20000000*' "$(ordflow event "$event" -F csv)"

# it voids what was signed
approved
does 'a change after the approval' propose --line 1 --qty 31
refused 'voids it' 1.3b quote send "$qt" --as lisa

# once production has begun: a notice, signed by vp or above
produced
refused 'it has its reason' 3.4.4.4 propose --line 1 --qty 40
says 'a notice' CN202611-0001 propose --line 1 --qty 40 --due 2026-12-28 --reason '客户加量'
is 'nothing changes yet' 30 "$(line 1 qty)"
is 'old and new side by side' '30 40 2026-12-20 2026-12-28' "$(order-change show "$so" -F csv | sed -n 's/^changes,1,\(old_qty\|qty\|old_due\|due\),//p' | tr '\n' ' ' | sed 's/ $//')"
is 'it waits for a signature' 'approve CN' "$(todo "$so" --as vp -F csv | sed 1d | cut -d, -f3)"
ends 'not of a head of production' 77 '*only vp, gm, chairman*' approve CN202611-0001 --as wang
ordflow user add boss --name 双 --role sales,vp
other=$(order-change propose "$so" --line 1 --qty 41 --reason because --as boss)
refused 'a newer notice takes its place' 3.4.4.4 approve CN202611-0001 --as vp
refused 'never by its proposer' 3.4.4.4 approve "$other" --as boss
does 'refused' approve "$other" --refuse --reason '不行' --as gm
refused 'that is its end' 3.4.4.4 approve "$other" --as vp
cn=$(propose --line 1 --qty 40 --due 2026-12-28 --reason '客户加量')
sql "update order_line set quantity = 30500000 where line = 1 and order_id = (select order_id from change_notice order by id desc limit 1)"
refused 'of lines that are as it found them' 3.4.4.4 approve "$cn" --as vp
sql "update order_line set quantity = 30000000 where line = 1 and order_id = (select order_id from change_notice order by id desc limit 1)"
sql "update change_notice_line set quantity = 99000000 where notice_id = (select max(id) from change_notice)"
before=$(line 1 qty)
sql "update change_notice_line set quantity = 40000000 where notice_id = (select max(id) from change_notice)"
does 'signed by the chairman' approve "$cn" --as chairman
is 'it takes effect' "30 40 48000.00 2026-12-28" "$before $(line 1 qty) $(line 1 amount) $(line 1 due)"
is 'the schedule is planned anew' "$cn took effect" "$(order-show "$so" -F csv | sed -n 's/^replannings,1,reason,//p')"
is 'the contract is to be amended' 'contract amend' "$(todo "$so" --as lisa -F csv | sed 1d | cut -d, -f3)"
is 'the signature stands in the story' chairman "$(order-show "$so" -F csv | sed -n 's/^signatures,.,signed_by,//p' | sed -n '$p')"
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
approve "$qt" --as vp && quote report "$qt" --as lisa && quote send "$qt" --as lisa && quote answer "$qt" --accepted --as lisa
does 'amended under the notice' contract amend "$qt" --reason '加量' --signatory a --customer-signatory b --file scan.pdf --as lisa
is 'then nothing is left to amend' '' "$(todo "$so" --as lisa -F csv | sed 1d)"
refused 'one notice, one amendment' 3.4.4.4 contract amend "$qt" --reason because --signatory a --customer-signatory b --as lisa

# made and shipped quantities are respected
qi=$(inspect record "$so" --line 1 --passed 30 --batch B --as qc)
inspect finish "$qi" --as workshop >/dev/null
payment receive "$so" --amount 90000 --reference r --as finance >/dev/null
dn=$(ship note "$(request 1 10)" --as clerk)
refused 'never below what is on notes' 3.4.4.4 propose --line 1 --qty 9 --reason because
refused 'nor below what is made without a word' 3.4.4.4 propose --line 1 --qty 20 --reason because
does 'with one' propose --line 1 --qty 20 --reason because --rest '转库存'

# on hold
refused 'a hold says why' 3.3 order-change hold "$so" --as lisa
does 'on hold' order-change hold "$so" --reason '客户未定' --as lisa
is 'its state' on-hold "$(state)"
refused 'nothing is done with it' 2.4.2a ship confirm "$dn" --as lisa
like 'and says how it goes on' '*order-change resume*' "$err"
refused 'not twice' 3.3 order-change hold "$so" --reason because --as lisa
does 'resumed' order-change resume "$so" --reason '已定' --as wang
is 'where it was' in-production "$(state)"
refused 'once' 3.3 order-change resume "$so" --reason because --as wang

# cancelling
refused 'a contracted order takes vp or above' 3.3 order-change cancel "$so" --reason because --as lisa
refused 'what was made is somebody'"'"'s' 3.3 order-change cancel "$so" --reason because --as vp
does 'cancelled' order-change cancel "$so" --reason '客户取消' --stock '转库存' --as vp
is 'cancelled state' cancelled "$(state)"
is 'its note is withdrawn' '客户取消' "$(ship list "$so" -F csv | sed 1d | sed 's/.*,//')"
is 'its money is overpaid' '90000.00' "$(payment balance "$so" -F csv | sed 1d | cut -d, -f9)"
is 'for finance to pay back' 'payment reverse' "$(todo "$so" --as finance -F csv | sed 1d | cut -d, -f3)"
payment reverse "$(payment list "$so" -F csv | sed -n '2s/,.*//p')" --reason '退款' --as finance
is 'paid back' '' "$(todo "$so" --as finance -F csv | sed 1d)"
refused 'nothing more is done with it' 3.4.4.4 propose --line 1 --qty 1
received
ends 'production does not cancel' 77 '*' order-change cancel "$so" --reason because --as wang
does 'sales does, before the contract' order-change cancel "$so" --reason '重复' --as lisa
dispatched
refused 'not with goods at the customer' 3.3 order-change cancel "$so" --reason because --stock sold --as gm

# cancel and begin again: the clock goes on
clock '2026-11-24 10:00'
so=$(order-new -c C001 -k regular --due 2026-12-01 -i P100 --qty 10 --quality q --as lisa)
clock '2026-11-24 16:00'
order-change cancel "$so" --reason '重录' --as lisa
so=$(order-new -c C001 -k regular --due 2026-12-01 -i P100 --qty 12 --quality q --as lisa)
is 'it began with the first' 2026-11-24T10:00:00+08:00 "$(order-show "$so" -F csv | sed -n 's/^clocks,1,started,//p')"
so=$(order-new -c C001 -k regular --due 2026-12-01 -i P200 --qty 12 --quality q --as lisa)
is 'another product has its own' 2026-11-24T16:00:00+08:00 "$(order-show "$so" -F csv | sed -n 's/^clocks,1,started,//p')"
does 'history whole' ordflow check
plan
