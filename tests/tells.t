#!/bin/sh
# Clauses 1.7, 2.4.3, 3.4.1.2 and 3.4.4.4: whoever goes on from what somebody did is told of it, until he takes note of it or goes on.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
# told LOGIN: what he is told, of the order at hand
told() { todo "$so" --as "$1" -F tsv | awk -F '\t' '$3 == "ship acknowledge" { print $4 " " $10 }' | tr '\n' ';'; }

# 1.7: the finished-goods report
produced
qi=$(inspect record "$so" --line 1 --passed 30 --batch B2611-07 --as qc)
run inspect finish "$qi" --as workshop
fg=$out
is 'whoever reports is told who is' "inspect: told: sales, clerk, warehouse, finance" "$(printf '%s\n' "$err" | grep told)"
for who in lisa clerk warehouse finance; do
	is "finished goods: $who" "$fg line 1: 30 finished, batch B2611-07;" "$(told $who)"
done
is 'nobody else' '' "$(told purchasing)$(told wang)$(told vp)"
like 'as rules say' '*1.7*that sales, clerk, warehouse and finance are told*' "$(ordflow rules)"
ends 'who is told nothing takes no note' 1 '*clause 2.4.6*' ship acknowledge "$fg" --as purchasing
does 'finance takes note' ship acknowledge "$fg" --as finance
is 'that is over' '' "$(told finance)"
refused 'once' 2.4.6 ship acknowledge "$fg" --as finance
is 'the others not' "$fg line 1: 30 finished, batch B2611-07;" "$(told clerk)"
sr=$(request 1 30)
is 'who goes on from it has taken note' '' "$(told lisa)"
is 'it stands with the order' '1.7 lisa' "$(order-show "$so" -F csv | awk -F, '$1 == "notices" && $3 == "clause" { clause = $4 }
	$1 == "notices" && $3 == "acknowledged_by" && $4 == "lisa" { print clause " " $4 }')"

# 2.4.3: money
run payment receive "$so" --amount 20000 --reference R1 --as finance
rc=$out
is 'a receipt tells the clerk' 'payment: told: clerk' "$(printf '%s\n' "$err" | grep told)"
like 'what came' "*$rc 20000.00 received;*" "$(told clerk)"
printf 'date,amount,reference\n2026-11-24,30000,R2\n' >bank.csv
payment receive --import bank.csv --as finance >/dev/null
other=$(payment list --unassigned -F csv | sed -n '2s/,.*//p')
is 'of no order yet: nobody' "$rc 20000.00 received;" "$(told clerk | grep -o "RC[^;]*;")"
does 'assigned' payment assign "$other" "$so" --as finance
like 'then it does, too' "*$other 30000.00 received;*" "$(told clerk)"
does 'reversed' payment reverse "$rc" --reason '退票' --as finance
like 'and that' "*$rc 20000.00 reversed;*" "$(told clerk)"
dn=$(ship note "$sr" --as clerk 2>/dev/null) || payment receive "$so" --amount 11524.01 --reference R3 --as finance >/dev/null
dn=${dn:-$(ship note "$sr" --as clerk)}
is 'the note is made of it' '' "$(told clerk)"
is 'the warehouse still has the goods to take note of' "$fg line 1: 30 finished, batch B2611-07;" "$(told warehouse)"
ship pack "$dn" --packaging 木箱 --ok --as warehouse
is 'until it packs them' '' "$(told warehouse)"

# 3.4.4.4: a change notice
scheduled
schedule start "$so" tech --as zhang
cn=$(order-change propose "$so" --line 1 --qty 20 --reason '客户减量' --as lisa)
is 'a proposal tells nobody' '' "$(told wang)$(told zhang)"
run approve "$cn" --as vp
is 'signed, it tells whose part is not over' 'approve: told: production, tech, purchasing, workshop, qc' "$(printf '%s\n' "$err" | grep told)"
for who in wang zhang purchasing workshop qc; do like "changed: $who" "$cn changed: 客户减量;*" "$(told $who)"; done
is 'nobody else' '' "$(told warehouse)$(told finance)"
does 'acknowledged' ship acknowledge "$cn" --as wang
like 'each for himself' "$cn changed: 客户减量;*" "$(told qc)"
cn=$(order-change propose "$so" --line 1 --qty 25 --reason '客户加量' --as lisa)
approve "$cn" --refuse --reason '不行' --as vp 2>/dev/null
is 'a refusal tells its proposer' "$cn the change was refused;" "$(told lisa)"
scheduled
schedule start "$so" tech --as zhang
schedule finish "$so" tech --as zhang
cn=$(order-change propose "$so" --line 1 --qty 20 --reason '客户减量' --as lisa)
approve "$cn" --as vp 2>/dev/null
is 'whose part is over is not told' '' "$(told zhang)"

# 3.4.1.2: production's date
so=$(order-new -c C001 -k regular --due 2026-12-20 -i P100 --qty 3 --quality q --as lisa)
run schedule reply "$so" --date 2026-12-18 --as wang
is 'a date tells sales' 'schedule: told: lisa' "$(printf '%s\n' "$err" | grep told)"
is 'which' "$so production promises 2026-12-18;" "$(told lisa)"
does 'taken note of' ship acknowledge "$so" --as lisa
is 'done' '' "$(told lisa)"
so=$(order-new -c C001 -k regular --due 2026-12-20 -i P100 --qty 3 --quality q --as lisa)
schedule reply "$so" --date 2026-12-28 --reason 'no steel' --as wang
is 'a later one is to be settled' 'schedule settle' "$(todo "$so" --as lisa -F csv | sed 1d | cut -d, -f3)"

# what nobody else is told of, who is it himself
so=$(order-new -c C001 -k regular --due 2026-12-20 -i P100 --qty 3 --quality q)
schedule reply "$so" --date 2026-12-18
is 'not who said so himself' '' "$(sql "select text from notice where order_id = $(sql 'select max(id) from sales_order')")"
does 'history whole' ordflow check
plan
