#!/bin/sh
# An order's status (lib/policy/lifecycle.h): what is held, cancelled or rejected is left by its own actions alone.
. "${0%/*}/lib.sh"

factory

# On hold with all its goods made: money doesn't lift that, and isn't forgotten when it goes on.
made
qi2=$(inspect record "$so" --line 2 --passed 60.5 --failed 0 --batch B2611-08 --as qc)
is 'with one line to be reported it is inspected' inspected "$(state)"
order-change hold "$so" --reason 'the customer has no room' --as lisa
is 'it is on hold' on-hold "$(state)"
does 'money comes for it' payment receive "$so" --amount 100 --reference 'BOC 1' --as finance
is 'and it stays on hold' on-hold "$(state)"
is 'with what it goes on from' inspected "$(sql "select held_from from sales_order")"
refused 'nothing is reported of what is on hold' 1.7 inspect finish "$qi2" --as workshop
refused 'nor inspected' 1.7 inspect record "$so" --line 2 --passed 1 --failed 0 --batch B9 --as qc
does 'it is resumed' order-change resume "$so" --reason 'they have' --as lisa
is 'and is where it was' inspected "$(state)"
inspect finish "$qi2" --as workshop >/dev/null
is 'then all is made' finished "$(state)"

order-change hold "$so" --reason 'no truck' --as lisa
payment receive "$so" --amount 100 --reference 'BOC 2' --as finance >/dev/null
is 'made, held and paid for, it is on hold' on-hold "$(state)"
payment reverse RC202611-0002 --reason 'by mistake' --as finance
is 'a reversal leaves it on hold' on-hold "$(state)"
is "on hold it is in nobody's list, but for what they are told" 1 "$(todo "$so" --all -F csv | grep -vc "ship acknowledge")"
refused 'a second hold' 3.3 order-change hold "$so" --reason 'twice' --as lisa
refused 'a cancellation comes behind the resumption' 3.3 order-change cancel "$so" --reason 'x' --as vp

# What an older program left behind what was done is worked out on resumption.
sql "update sales_order set held_from = 'in-production'"
order-change resume "$so" --reason 'there is a truck' --as lisa
is 'what happened before counts when it goes on' finished "$(state)"
is 'and stands in its story' finished "$(sql 'select state from standing_change order by id desc limit 1')"

# Cancelled: nothing brings it back.
order-change cancel "$so" --reason 'bankrupt' --stock 'for stock' --as vp
is 'it is cancelled' cancelled "$(state)"
does 'money may still come' payment receive "$so" --amount 70 --reference 'BOC 4' --as finance
is 'and it stays cancelled' cancelled "$(state)"
payment reverse RC202611-0001 --reason 'given back' --as finance
is 'a reversal leaves it cancelled' cancelled "$(state)"
refused 'nor is it resumed' 3.3 order-change resume "$so" --reason 'again' --as lisa
incident report "$so" --cause equipment --description 'the press' --as wang >/dev/null
is 'an incident leaves it cancelled' cancelled "$(state)"

# A regular product's order on hold: production's reply waits.
so=$(order-new -c C001 --kind regular --due 2026-12-20 -i P100 --qty 3 --quality 'GB/T 7782' --as lisa)
order-change hold "$so" --reason 'credit' --as lisa
refused 'no reply while it is on hold' 3.4.1.2 schedule reply "$so" --date 2026-12-01 --as wang
payment receive "$so" --amount 5 --reference 'BOC 5' --as finance >/dev/null
is 'paid in advance it is on hold' on-hold "$(state)"
order-change resume "$so" --reason 'good' --as lisa
is 'and then with production, as it was' with-production "$(state)"

# Rejected: only another review takes it up.
agreed
order-review conclude "$so" --reject --reason 'no' --as wang
is 'rejected' rejected "$(state)"
payment receive "$so" --amount 5 --reference 'BOC 6' --as finance >/dev/null
is 'money leaves it rejected' rejected "$(state)"
refused 'it is not quoted' 1.3a quote new "$so" --valid 2026-12-31 --as lisa
refused 'nor resumed' 3.3 order-change resume "$so" --reason 'x' --as lisa
does 'it is reviewed anew' order-review open "$so" --depts tech,production --meeting 2026-11-24 --attendees 'all' \
	--reason 'after all' --as vp
is 'and is in review' in-review "$(state)"

# One table says so to everybody.
like 'the rules say what leaves a hold' '*order-change resume,*out of on-hold*' "$(ordflow rules -F csv)"
like 'and what a rejection' '*order-review open,*leads to in-review*out of rejected*' "$(ordflow rules -F csv)"

# A status that no order of its kind has is damage, not a crash.
sql 'pragma foreign_keys = off; pragma ignore_check_constraints = on; update sales_order set state = "nope"'
ends 'a status that there is none of' 78 '*has a status that no order has: nope*' order-change hold "$so" --reason 'why' --as lisa

# Nobody else writes it.
says 'no other file writes an order'"'"'s status' '' sh "$tests/owners" "$tests/../lib" "$tests/../cmd"
mkdir other
printf 'SQL("update sales_order set due = 1, "\n\t"state = ?1 where id = ?2")\n' >other/bad.c
run sh "$tests/owners" other
is 'one that did would be found' 1 "$status"

plan
