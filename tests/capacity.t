#!/bin/sh
# Clause 3.4.3: work centres, load, over-capacity, ranking by profit, the general manager's sequence; signatures by deputies and in numbers.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory

ends 'production keeps the centres' 77 '*only production*' capacity set CNC --hours 8 --as lisa
ends 'a new one has its hours' 65 '*--hours*' capacity set CNC --as wang
does 'a centre' capacity set CNC --name 数控 --hours 8 --as wang
does 'another day' capacity set CNC --day 2026-11-26 --hours 4 --as wang
ends 'what a unit needs' 65 '*--hours*' capacity need P100 CNC --as wang
ends 'of a centre that is there' 66 '*no work centre*' capacity need P100 OVEN --hours 1 --as wang
ends 'and a product' 66 '*no product*' capacity need P9 CNC --hours 1 --as wang
does 'an hour a pump' capacity need P100 CNC --hours 1 --as wang

# two regular orders, promised for the same days
order() {
	so=$(order-new -c C001 -k regular --due 2026-11-30 -i P100 --qty "$1" --price "$2" --quality q --as lisa)
	[ "$(state)" = with-production ] || approve "$so" --as vp
	schedule reply "$so" --date 2026-11-30 --as wang
	schedule make "$so" --as wang
}
order 10 1000
one=$so
sql "update step set planned_on = 20781, due = 20784 where department = 'production'"
load() { capacity load "$@" -F csv | sed 1d | cut -d, -f1,3-6; }
is 'spread over its working days, to the last bit' '2026-11-24,8,2.5,false,'"$one"' 2026-11-25,8,2.5,false,'"$one"' 2026-11-26,4,2.5,false,'"$one"' 2026-11-27,8,2.5,false,'"$one" \
	"$(load CNC --from 2026-11-20 --to 2026-12-10 | tr '\n' ' ' | sed 's/ $//')"
is 'nothing is over' '' "$(capacity over CNC -F csv | sed 1d)"
refused 'so there is nothing to raise' 3.4.3 capacity raise CNC --reason because --as wang
capacity set CNC --hours 100 --as wang
capacity set CNC --day 2026-11-26 --hours 100 --as wang
order 30 2000
capacity set CNC --hours 8 --as wang
capacity set CNC --day 2026-11-26 --hours 4 --as wang
two=$so
sql "update step set planned_on = 20781, due = 20784 where department = 'production'"
run capacity over --check -F csv
is 'every day is over now' '2 4' "$status $(echo "$out" | sed 1d | wc -l)"
like 'and whose orders collide' "*2026-11-26,CNC,4,10,true,*$one, $two*" "$out"
is 'by profit an hour, with the figures' "$two,30,60000.00,24000.00,36000.00,1200.00 $one,10,10000.00,8000.00,2000.00,200.00" \
	"$(capacity rank CNC -F csv | sed 1d | cut -d, -f1,4-8 | tr '\n' ' ' | sed 's/ $//')"
ends 'the gm decides' 77 '*only gm*' capacity decide CNC "$two" "$one" --as wang
refused 'what production has raised' 3.4.3 capacity decide CNC "$two" "$one" --as gm
ends 'production raises it' 77 '*only production*' capacity raise CNC --reason because --as lisa
refused 'with a reason' 3.4.3 capacity raise CNC --as wang
does 'raised' capacity raise CNC --reason '两单撞期' --as wang
refused 'once at a time' 3.4.3 capacity raise CNC --reason because --as wang
is 'it waits for the gm' 'capacity decide' "$(todo --as gm -F csv | sed 1d | cut -d, -f3)"
refused 'every order that competes' 3.4.3 capacity decide CNC "$two" --as gm
refused 'each of them once' 3.4.3 capacity decide CNC "$two" "$two" --as gm
third=$(order-new -c C001 -k regular --due 2026-11-30 -i P200 --qty 1 --quality q --as lisa)
refused 'and no other' 3.4.3 capacity decide CNC "$two" "$third" "$one" --as gm
does 'the richer first' capacity decide CNC "$two" "$one" --as gm
days() { schedule list "$1" -F csv | sed -n 's/.*,production,\([^,]*,[^,]*\),.*/\1/p'; }
is 'it fills the days from today' '2026-11-24,2026-11-30' "$(days "$two")"
is 'the other comes after it' '2026-11-30,2026-12-01' "$(days "$one")"
is 'whose customer is to be told' "ship acknowledge $one" "$(todo --as lisa -F csv | sed 1d | grep 'tell the customer' | cut -d, -f3,4 | tr , ' ')"
refused 'with what he said' 2.4.2b ship acknowledge "$one" --as lisa
does 'told' ship acknowledge "$one" --customer '知道了' --as lisa
is 'decided' '' "$(todo --as gm -F csv | sed 1d)"
does 'what was bought costs what it costs' outsource request "$one" --line 1 --qty 10 --spec s --quality q --needed 2026-12-01 --price 900 --reason because --as lisa
approve OP202611-0001 --as vp
outsource handle OP202611-0001 --supplier s --price 950 --deliver 2026-11-30 --as purchasing
is 'and needs no hours' '' "$(capacity rank CNC -F csv | grep "$one")"

# many signatures at once, all or none
days_complete
a=$(quote new "$so" --valid 2026-12-31 --as lisa)
days_complete
b=$(quote new "$so" --valid 2026-12-31 --as lisa)
ends 'all or none' 66 '*no quotation QT202611-0099*' approve "$a" "$b" QT202611-0099 --as vp
does 'two at once' approve "$a" "$b" --as vp
is 'each with its event' "$a $b" "$(sql "select group_concat(document, ' ') from (select document from event where action = 'approve QT' order by id)")"

# deputies
days_complete
a=$(quote new "$so" --valid 2026-12-31 --as lisa)
ends 'finance signs no quotation' 77 '*only vp, gm*' approve "$a" --as finance
refused 'one appoints one'"'"'s own deputy' 3.4.4 ordflow deputy vp finance --from 2026-11-24 --to 2026-11-25 --as lisa
ends 'from a day to a day' 65 '*--from, --to*' ordflow deputy vp finance --as vp
ends 'somebody else' 65 '*somebody else*' ordflow deputy vp vp --from 2026-11-24 --to 2026-11-25 --as vp
does 'appointed' ordflow deputy vp finance --from 2026-11-24 --to 2026-11-25 --as vp
does 'and signed' approve "$out" --as gm
approve "$(ordflow deputy vp lisa --from 2026-11-24 --to 2026-11-25 --as vp)" --as gm
pass 'and lisa'
is 'it stands on the deputy'"'"'s list' 'approve QT' "$(todo "$so" --as finance -F csv | sed 1d | cut -d, -f3)"
is 'not on that of who put it up' '' "$(todo "$so" --as lisa -F csv | sed 1d)"
refused 'who does not sign it as deputy either' 1.3b approve "$a" --as lisa
ordflow user add boss --name 双 --role sales,vp
approve "$(ordflow deputy boss finance --from 2026-11-24 --to 2026-11-25 --as boss)" --as gm
own=$(quote new "$so" --valid 2026-12-31 --as boss)
approve "$(ordflow deputy boss hr --from 2026-11-24 --to 2026-11-25 --as boss)" --as gm
refused 'nor does his deputy for him' 1.3b approve "$own" --as hr
a=$(quote new "$so" --valid 2026-12-31 --as lisa)
does 'the deputy signs' approve "$a" --as finance
is 'and is shown as such' 'finance vp vp' "$(order-show "$so" -F csv | sed -n 's/^signatures,1,\(signed_by\|deputy_for\|role\),//p' | tr '\n' ' ' | sed 's/ $//')"
ends 'he stands in for nothing else' 77 '*only sales, clerk*' quote send "$a" --as finance
clock '2026-11-26 10:00'
a=$(quote new "$so" --valid 2026-12-31 --as lisa)
ends 'nor any longer' 77 '*only vp, gm*' approve "$a" --as finance
does 'history whole' ordflow check
plan
