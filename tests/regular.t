#!/bin/sh
# Clauses 3.4.1 and 3.4.2: regular products, production's four hours, incidents and their two.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
order() { so=$(order-new -c C001 -k regular --due 2026-12-01 -i P100 --qty 10 --quality q --as lisa); }
clocks() { order-show "$1" -F csv | sed -n "s/^clocks,$2,$3,//p"; }

# the clock: four hours of working time (3.4.1.2)
order
is 'it began at ten, over lunch it stands still' 2026-11-24T15:00:00+08:00 "$(clocks "$so" 1 due)"
is 'production has to reply' 'schedule reply' "$(todo "$so" --as wang -F csv | sed 1d | cut -d, -f3)"
ends 'only production replies' 77 '*only production*' schedule reply "$so" --date 2026-12-01 --as lisa
refused 'a reply has its date' 3.4.1.2 schedule reply "$so" --as wang
ends 'one to come' 65 '*is past*' schedule reply "$so" --date 2026-11-23 --as wang
refused 'a later date needs its reason' 3.4.1.2 schedule reply "$so" --date 2026-12-02 --as wang
refused 'no schedule before the reply' 3.4.1.2 schedule make "$so" --as wang
clock '2026-11-24 15:00'
does 'replied' schedule reply "$so" --date 2026-12-01 --as wang
is 'promised' promised "$(state)"
is 'in time to the second' 'false wang' "$(clocks "$so" 1 breached) $(clocks "$so" 1 met_by)"
refused 'promised once' 3.4.1.2 schedule reply "$so" --date 2026-12-01 --as wang
does 'scheduled without form, quotation or contract' schedule make "$so" --as wang
does 'produced' schedule start "$so" production --as workshop
is 'in production' in-production "$(state)"
schedule finish "$so" production --as workshop
qi=$(inspect record "$so" --line 1 --passed 10 --batch R1 --as qc)
does 'inspected and reported' inspect finish "$qi" --as workshop
is 'finished' finished "$(state)"

# a second too late, and by how much
clock '2026-11-27 16:30'
order
is 'over the weekend it stands still' 2026-11-30T11:30:00+08:00 "$(clocks "$so" 1 due)"
hours() { todo "$so" --as wang -F csv | sed 1d | cut -d, -f1,2,9; }
clock '2026-11-30 11:30'
is 'on the list with its hour' '2026-11-30,false,2026-11-30T11:30:00+08:00' "$(hours)"
does 'in time to the second' todo "$so" --check --as wang
clock '2026-11-30 11:30:01'
is 'then overdue, the day or not' '2026-11-30,true,2026-11-30T11:30:00+08:00' "$(hours)"
run todo "$so" --check --as wang
is 'which --check finds' 2 "$status"
clock '2026-11-30 13:30'
is 'it is over already' 'true 60' "$(clocks "$so" 1 breached) $(clocks "$so" 1 over_minutes)"
schedule reply "$so" --date 2026-12-08 --reason '缺料' --as wang
is 'half an hour to lunch and half an hour after' 'true 60' "$(clocks "$so" 1 breached) $(clocks "$so" 1 over_minutes)"
is 'breached in the summary' '1 1 60' "$(report month 2026-11 -F csv | sed -n 's/^2026-11,clocks,reply,\(met\|breached\|over_minutes\),//p' | sort -n | tr '\n' ' ' | sed 's/ $//')"
is 'and in the assessment of production' 1 "$(report month 2026-11 -F csv | sed -n 's/^2026-11,departments,production,clocks_breached,//p')"
is 'a later date is not promised yet' with-production "$(state)"
is 'sales settles it' 'schedule settle' "$(todo "$so" --as lisa -F csv | sed 1d | cut -d, -f3)"
ends 'what did he say' 64 '*--accepted or --refused*' schedule settle "$so" --as lisa
refused 'a refusal in his words' 3.4.1.2 schedule settle "$so" --refused --as lisa
ends 'sales does' 77 '*' schedule settle "$so" --accepted --as wang
does 'refused' schedule settle "$so" --refused --answer '太晚' --as lisa
is 'production replies anew, by the clock' 2 "$(order-show "$so" -F csv | grep -c '^clocks,.,clock,reply')"
refused 'nothing to settle before that' 3.4.1.2 schedule settle "$so" --accepted --as lisa
schedule reply "$so" --date 2026-12-04 --reason '加班' --as wang
does 'accepted' schedule settle "$so" --accepted --as lisa
is 'becomes the required date' '2026-12-04 promised' "$(order-show "$so" -F csv | sed -n 's/^orders,1,due,//p') $(state)"
is 'the old one stays on record' 2026-12-01 "$(sql "select date(first_due * 86400, 'unixepoch') from sales_order where due <> first_due")"
so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)
ends 'no other kind is replied to' 1 '*clause 3.4.1.2*' schedule reply "$so" --date 2026-12-20 --as wang

# settings
ends 'hours malformed' 65 '*not a span of hours*' ordflow setting reply-clock '4h'
ends 'shifts malformed' 65 '*not working hours*' ordflow setting workhours '12:00-08:30'
ends 'shifts that overlap' 65 '*not working hours*' ordflow setting workhours '08:00-12:00,11:00-17:00'
ordflow setting reply-clock '1.5 real'
order
is 'in real time' 2026-11-30T15:00:00+08:00 "$(clocks "$so" 1 due)"
ordflow setting reply-clock '4 working'
ordflow calendar set 2026-12-01 holiday
ordflow setting workhours 09:00-15:00
clock '2026-11-30 14:00'
order
is 'as the calendar and the hours say' 2026-12-02T12:00:00+08:00 "$(clocks "$so" 1 due)"
ordflow setting workhours 08:30-12:00,13:00-17:30
ordflow calendar clear 2026-12-01

# incidents (3.4.2): sales is told, nobody's fault is what both agree on, and two hours of real time from when it is recorded
order
one=$so
order
two=$so
clock '2026-12-02 10:00'
refused 'what happened' 1.8 incident report "$one" --cause power --as wang
says 'a power cut' IC202612-0001 incident report "$one" "$two" --cause power --description '全厂停电' --at 2026-12-02T08:30 --as workshop
is 'its clock began when it was recorded' '2026-12-02T10:00:00+08:00 2026-12-02T12:00:00+08:00' "$(clocks "$one" 2 started) $(clocks "$one" 2 due)"
is 'and says when it happened' 2026-12-02T08:30:00+08:00 "$(clocks "$one" 2 happened)"
is 'it is not the gm who is asked' '' "$(todo --as gm -F csv | sed 1d)"
is 'but production' 'incident agree incident reply' "$(todo --as wang -F csv | sed 1d | grep IC2026 | cut -d, -f3 | sort | tr '\n' ' ' | sed 's/ $//')"
is 'sales is told of it, for each order' 'ship acknowledge ship acknowledge' "$(todo --as lisa -F csv | sed 1d | grep IC2026 | cut -d, -f3 | grep ship | tr '\n' ' ' | sed 's/ $//')"
does 'and takes note' ship acknowledge IC202612-0001 --as lisa
is 'nobody says yet that it was nobody'"'"'s fault' 'false,,' "$(incident list -F csv | sed -n 2p | cut -d, -f9-11)"
breaches() { report compliance --detail -F csv | grep -c '^3.4.2,agreement,'; }
is 'which counts as not agreed' 1 "$(breaches)"
ends 'the head of production agrees, no other of it' 77 '*' incident agree IC202612-0001 --as workshop
does 'he does' incident agree IC202612-0001 --as wang
refused 'once' 3.4.2 incident agree IC202612-0001 --as wang
is 'which is not yet both' 'false,wang, 1' "$(incident list -F csv | sed -n 2p | cut -d, -f9-11) $(breaches)"
is 'sales is asked' 'incident agree' "$(todo --as lisa -F csv | sed 1d | grep IC2026 | cut -d, -f3)"
does 'sales does' incident agree IC202612-0001 --as lisa
refused 'once, too' 3.4.2 incident agree IC202612-0001 --as lisa
is 'now it is' 'true,wang,lisa 0' "$(incident list -F csv | sed -n 2p | cut -d, -f9-11) $(breaches)"
reply() { incident reply IC202612-0001 "$@"; }
ends 'production says the date' 77 '*only production*' reply --date 2026-12-10 --as lisa
refused 'a date' 3.4.2 reply --as wang
ends 'to come' 65 '*is past*' reply --date 2026-12-01 --as wang
does 'of one order' reply --order "$one" --date 2026-12-10 --as wang
is 'the clock runs until all have one' '' "$(clocks "$two" 2 met)"
clock '2026-12-02 12:01'
does 'of the rest, whenever he says that was' reply --date 2026-12-12 --as wang --at 2026-12-02T11:00
is 'a minute late' 'true 1' "$(clocks "$one" 2 breached) $(clocks "$one" 2 over_minutes)"
refused 'no order waits' 3.4.2 reply --date 2026-12-12 --as wang
settle() { incident settle IC202612-0001 "$@"; }
is 'sales settles each' 'incident settle --order incident settle --order' "$(todo --as lisa -F csv | sed 1d | grep IC2026 | cut -d, -f3 | tr '\n' ' ' | sed 's/ $//')"
ends 'whose customer' 64 '*--order*' settle --accepted --outcome '可以' --as lisa
refused 'in his words' 3.4.2 settle --order "$one" --accepted --as lisa
ends 'sales does' 77 '*' settle --order "$one" --accepted --outcome settled --as wang
does 'one accepts' settle --order "$one" --accepted --outcome '可以' --as lisa
is 'the new date' '2026-12-10' "$(order-show "$one" -F csv | sed -n 's/^orders,1,due,//p')"
does 'one refuses' settle --order "$two" --refused --outcome '不行' --as lisa
is 'his date stays' '2026-12-01' "$(order-show "$two" -F csv | sed -n 's/^orders,1,due,//p')"
is 'settled with the last' '' "$(incident list --open -F csv | sed 1d)"
refused 'and answered' 3.4.2 settle --order "$two" --accepted --outcome settled --as lisa
is 'it stands in the story of both' '9 9' "$(order-show "$one" -F csv | grep -c ',document,IC2026') $(order-show "$two" -F csv | grep -c ',document,IC2026')"
incident report "$one" --cause difficulty --description broken --as wang >/dev/null
refused 'on a difficulty nobody agrees' 3.4.2 incident agree IC202612-0002 --as wang
refused 'a difficulty is not replied to' 3.4.2 incident reply IC202612-0002 --date 2026-12-12 --as wang
does 'history whole' ordflow check
# two incidents of one order: each is agreed on, and taken note of, by itself
so=$two
ic1=$(incident report "$so" --cause power --description '停电' --as workshop)
ic2=$(incident report "$so" --cause power --description '又停电' --as workshop)
notices() { todo --as lisa -F csv | grep 'ship acknowledge' | grep -c "$1"; }
does 'somebody says it as sales' incident agree "$ic1" --as lisa
refused 'and is not production, too' 3.4.2 incident agree "$ic1"
incident reply "$ic1" --date 2026-12-14 --as wang
incident settle "$ic1" --order "$so" --accepted --outcome '可以' --as lisa
is 'the one is settled' 0 "$(notices "$ic1")"
is 'the other still has to be known' 1 "$(notices "$ic2")"
plan
