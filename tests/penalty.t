#!/bin/sh
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# Clause 2.6.2: late by the clock, in shares, with the loss, waived by two, within the policy's range.

factory
ordflow user add adm --name 管理员 --role admin
# The range: the least is never above the most, neither when it is put up nor when it takes effect.
setting() { ordflow setting -F csv | sed -n "s/^$1,\([^,]*\),.*/\1/p"; }
ends 'the least is not above the most' 65 '*penalty-least*above penalty-most*' ordflow setting penalty-least 300.01
ends 'nor the most below the least' 65 '*penalty-most*below penalty-least*' ordflow setting penalty-most 99.99
says 'they may be one' '' ordflow setting penalty-least 300
says 'and apart again' '' ordflow setting penalty-least 100
dispatched >/dev/null
ends 'not when it is put up' 65 '*above penalty-most*' ordflow setting penalty-least 400 --as adm
least=$(ordflow setting penalty-least 250 --as adm)
most=$(ordflow setting penalty-most 200 --as adm)
does 'one of two takes effect' approve "$least" --as gm
ends 'the other, which fitted, fits no more' 65 '*penalty-most*below penalty-least (250)*' approve "$most" --as gm
is 'the range holds' '250 300.00' "$(setting penalty-least) $(setting penalty-most)"
does 'gm refuses it' approve "$most" --refuse --reason '不妥' --as gm
most=$(ordflow setting penalty-most 260 --as adm)
least=$(ordflow setting penalty-least 280 --as adm)
ends 'nor two signed at once' 65 '*above penalty-most (260)*' approve "$most" "$least" --as gm
does 'each alone' approve "$(ordflow setting penalty-least 100 --as adm)" --as gm
does 'is signed' approve "$(ordflow setting penalty-most 300 --as adm)" --as gm

# In shares: everybody whose step it was, each within the range, the last with what rounding leaves.
state_of() { penalty list -F csv --as gm | sed -n "s/^$1,[^,]*,[^,]*,\([^,]*\),.*/\1/p" | sort -u; }
parts() { penalty list -F csv --as gm | sed -n "s/^$1,[^,]*,[^,]*,[^,]*,\([^,]*\),[^,]*,\([^,]*\),\([^,]*\),.*/\1 \2 \3/p" | tr '\n' ';'; }
column() { penalty list -F json --as gm | sed -n "/\"penalty\":\"$1\"/s/.*\"$2\":\"\([^\"]*\)\".*/\1/p" | sort -u; }
tasks() { todo --as "$1" -F csv | sed -n "s/^[^,]*,[^,]*,\([^,]*\),$2,.*/\1/p"; }
ordflow user add tan --name 谭 --role warehouse >/dev/null
approve "$(ordflow changes -F csv | sed -n 's/^\(SC[^,]*\),user-add,.*/\1/p' | tail -1)" --as gm
ship problem "$dn" --kind damaged --description '箱子压坏' --as clerk
pc=PC202611-0001
is 'who packed it answers, and the loss begins with the freight' 'warehouse 100.00 320.00;' "$(parts $pc)"
propose() { penalty propose "$pc" "$@"; }
does 'two, equal where nothing is said' propose --person warehouse,tan --as clerk
is 'each pays the least' 'tan 100.00 160.00;warehouse 100.00 160.00;' "$(parts $pc)"
does 'with shares' propose --person warehouse:60 --person tan:40 --amount 300 --loss 320.01 --as clerk
is 'which make up the whole' 'tan 120.00 128.01;warehouse 180.00 192.00;' "$(parts $pc)"
is 'and are listed' '2/5 3/5' "$(penalty list -F json --as gm | sed -n 's/.*"share":"\([^"]*\)".*/\1/p' | sed 's,^40/100$,2/5,;s,^60/100$,3/5,' | sort | tr '\n' ' ' | sed 's/ $//')"
refused 'nobody above the most' 2.6.2 propose --person warehouse:3,tan:1 --amount 500 --as clerk
refused 'nor below the least' 2.6.2 propose --person warehouse:3,tan:1 --amount 300 --as clerk
does 'the rest goes to who has no share' propose --person warehouse:60,tan --as clerk
is 'as much' 'tan 120.00 128.01;warehouse 180.00 192.00;' "$(parts $pc)"
ends 'nobody twice' 65 '*warehouse*twice*' propose --person warehouse,warehouse:2 --as clerk
ends 'a share is a number' 65 '*share*' propose --person warehouse:many,tan --as clerk
ends 'and something' 65 '*share*' propose --person warehouse:0,tan --as clerk
ends 'nothing is left' 65 '*leave nothing*' propose --person warehouse:100,tan --as clerk
ends 'somebody who is there' 66 '*' propose --person warehouse,ghost --as clerk
ordflow user add hk --name 仓内勤 --role clerk,warehouse,hr,gm >/dev/null
approve "$(ordflow changes -F csv | sed -n 's/^\(SC[^,]*\),user-add,.*/\1/p' | tail -1)" --as gm

# Re-pointed: for a reason, not by oneself, and what was signed is void.
refused 'taken off without a reason' 2.6.2 propose --person warehouse --as clerk
does 'hk answers as well' propose --person warehouse,tan,hk --as clerk
refused 'nobody takes himself off' 2.6.2 propose --person warehouse,tan --reason '我没有' --as hk
does 'another does' propose --person warehouse,tan --amount 200 --reason '不在岗' --as clerk
is 'it says why' '不在岗' "$(column $pc pointed_reason)"
is 'and still what it is about' '箱子压坏' "$(column $pc reason)"

# The loss: less than the freight needs a reason.
refused 'no loss without a reason' 2.6.2 propose --loss 0 --as clerk
refused 'nor less than the freight' 2.6.2 propose --loss 319.99 --as clerk
refused 'a letter is none' 2.6.2 propose --loss 0 --reason x --as clerk
does 'with one' propose --loss 300 --reason '物流公司承担一部分' --as clerk
does 'which is one for more' propose --loss 310 --as clerk
refused 'not for less' 2.6.2 propose --loss 0 --as clerk
does 'that has its own' propose --loss 0 --reason '运费由物流公司承担' --as clerk
is 'which is shown' '运费由物流公司承担' "$(column $pc loss_reason)"
does 'with the freight' propose --loss 320 --as clerk
is 'there is none' '' "$(column $pc loss_reason)"

# Each of them is heard.
is 'a task of one' 'penalty hear' "$(tasks tan $pc)"
refused 'hr says whose words' 2.6.2 penalty hear "$pc" --statement '堆太高' --as hr
refused 'of one of them' 2.6.2 penalty hear "$pc" --person lisa --statement '堆太高' --as hr
does 'taken down' penalty hear "$pc" --person tan --statement '堆太高' --as hr
is 'not all are heard' proposed "$(state_of $pc)"
refused 'and not confirmed' 2.6.2 penalty confirm "$pc" --as hr
does 'himself' penalty hear "$pc" --statement '按要求装箱' --as warehouse
is 'all are' heard "$(state_of $pc)"
refused 'hr does not replace what he said himself' 2.6.2 penalty hear "$pc" --person warehouse --statement '我认错' --as hr
does 'what hr took down hr does' penalty hear "$pc" --person tan --statement '堆得太高' --as hr
does 'and he himself' penalty hear "$pc" --statement '按要求装了箱' --as tan
refused 'then it is his' 2.6.2 penalty hear "$pc" --person tan --statement '堆得太高' --as hr
does 'he says something else' penalty hear "$pc" --statement '按要求装箱' --as warehouse

# Hr and gm are two people, deputies too.
does 'who is both signs as one' penalty confirm "$pc" --as hk
is 'as hr, since there is another gm' 'signed by hr' "$(state_of $pc)"
refused 'and not as the other' 2.6.2 penalty confirm "$pc" --as hk
does 'he stands in for gm' approve "$(ordflow deputy gm tan --from 2026-11-24 --to 2026-11-30 --as gm)" --as hk
refused 'a deputy who pays does not sign' 2.6.2 penalty confirm "$pc" --as tan
does 'any change' propose --person warehouse,tan:40 --amount 260 --as clerk
is 'voids what was signed' 'heard' "$(state_of $pc)"
is 'and asks hr again' 'approve PC' "$(tasks hr $pc)"
does 'hr' penalty confirm "$pc" --as hr
does 'gm refuses' approve "$pc" --refuse --reason '先查清' --as gm
is 'that is to be proposed anew' 'penalty propose' "$(tasks clerk $pc)"
does 'anew' propose --person warehouse,tan --amount 200 --as clerk
is 'no longer' '' "$(tasks clerk $pc)"
does 'hr signs again' penalty confirm "$pc" --as hr
is 'and gm is asked' 'approve PC' "$(tasks gm $pc)"
does 'gm' penalty confirm "$pc" --as hk
is 'it is confirmed' confirmed "$(state_of $pc)"
like 'each has his part in the month' '*tan,amount,100.00*tan,loss,160.00*warehouse,amount,100.00*' \
	"$(report month 2026-11 -F csv --as gm | grep penalties | tr '\n' '*')"
like 'both stand in compliance' '*2.6.2,shipment,breached,tan+warehouse*' "$(report compliance --detail -F csv --as hr)"

# Waived by hr and gm both.
pc=PC202611-0002
ship problem "$dn" --kind damaged --description '两箱受潮' --as clerk
is 'a second damage is a second case' raised "$(state_of $pc)"
does 'the same once more' ship problem "$dn" --kind damaged --description ' 两箱受潮 ' --as clerk
is 'is no third' '' "$(state_of PC202611-0003)"
ends 'not before it was sent' 65 '*the dispatch*' penalty raise "$dn" --kind wrong --reason '型号发错' --at '2026-11-24 09:59' --as hr
clock '2026-11-25 09:00'
ship problem "$dn" --kind damaged --description '两箱受潮' --as clerk
is 'on another day it is' raised "$(state_of PC202611-0003)"
refused 'hr says why' 2.6.2 penalty waive "$pc" --as hr
refused 'who answers does not' 2.6.2 penalty waive PC202611-0003 --reason '我是' --as "$(penalty propose PC202611-0003 \
	--person hk --reason '换人' --as clerk 2>/dev/null; echo hk)"
run penalty waive "$pc" --reason '物流公司责任' --as hr
like 'half a waiver says so' '0 *when gm has waived it, too*' "$status $err"
is 'is none' raised "$(state_of $pc)"
is 'it is on the list of gm' 'penalty waive' "$(tasks gm $pc | grep waive)"
is 'not of hr' '' "$(tasks hr $pc | grep waive)"
is 'and shown' 'hr 物流公司责任' "$(column $pc waiving) $(column $pc waiving_reason)"
refused 'hr is not both' 2.6.2 penalty waive "$pc" --reason '物流公司责任' --as hr
does 'any change' penalty propose "$pc" --amount 150 --as clerk
is 'voids it' '' "$(column $pc waiving)"
does 'who is both asks' penalty waive "$pc" --reason '物流公司责任' --as hk
refused 'and does not agree with himself' 2.6.2 penalty waive "$pc" --reason '同意' --as hk
refused 'a letter is no reason' 2.6.2 penalty waive "$pc" --reason x --as gm
does 'gm agrees' penalty waive "$pc" --as gm
is 'waived' 'waived 物流公司责任' "$(state_of $pc) $(column $pc waived_reason)"
like 'and in compliance' '*2.6.2,override,overridden,gm*' "$(report compliance --detail -F csv --as hr)"

# What was found stands, whatever it is called later.
ship problem "$dn" --kind damaged --description '三箱受潮' --as clerk
does 'said otherwise' penalty propose PC202611-0004 --reason '箱子受潮' --as clerk
is 'is what it says' '箱子受潮' "$(column PC202611-0004 reason)"
does 'what was found once more' ship problem "$dn" --kind damaged --description '三箱受潮' --as clerk
is 'is found already' '' "$(state_of PC202611-0005)"
refused 'by hr as well' 2.6.2 penalty raise "$dn" --kind damaged --reason '三箱受潮' --as hr
does 'the journal explains it all' ordflow check
plan
