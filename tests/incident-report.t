#!/bin/sh
# Clause 3.4.2: production's report in writing within two hours, the new dates after it, and no other name for a power cut.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
order() { order-new -c C001 --due 2026-12-20 -i P100 --qty 10 --quality q --as lisa; }
one=$(order)
two=$(order)
clocks() { order-show "$1" -F csv | sed -n "s/^clocks,$2,$3,//p"; }
incidents() { incident list "$one" -F json | sed -n "$1p" | grep -o "\"$2\":[^,}]*" | cut -d: -f2- | tr -d '"'; }
whose() { todo --as "$1" -F csv | sed 1d | grep "$2" | cut -d, -f3 | sort | tr '\n' ';' | sed 's/;$//'; }

# the report is its own document: it meets the hours, and asks for the dates
ic=$(incident report "$one" "$two" --cause power --description '全厂停电' --as workshop)
is 'its hours run' 2026-11-24T12:00:00+08:00 "$(clocks "$one" 1 due)"
is 'production is asked by them' '2026-11-24T12:00:00+08:00' "$(todo --as wang -F csv | grep 'incident reply' | cut -d, -f9)"
clock '2026-11-24 11:00'
ends 'production reports' 77 '*only production*' incident reply "$ic" --text '预计停两天' --as lisa
refused 'something' 3.4.2 incident reply "$ic" --text . --as wang
refused 'or says a date' 3.4.2 incident reply "$ic" --as wang
ends 'of all orders' 64 '*--order goes with --date*' incident reply "$ic" --text '预计停两天' --order "$one" --as wang
does 'in writing' incident reply "$ic" --text '预计停两天，两单各延一周' --as wang
is 'the hours are met' '2026-11-24T11:00:00+08:00 false' "$(clocks "$one" 1 met) $(clocks "$two" 1 breached)"
refused 'once' 3.4.2 incident reply "$ic" --text '预计停三天' --as wang
is 'it stands with the incident' '预计停两天，两单各延一周 wang' "$(incidents 1 report) $(incidents 1 written_by)"
is 'and in the story of each' 1 "$(order-show "$two" -F csv | grep -c '^incidents,1,report,预计停两天')"
is 'sales is told of it, of each order' 2 "$(todo --as lisa -F csv | grep -c '预计停两天')"
is 'then the dates are asked for, without hours' 'incident agree;incident reply ' "$(whose wang "$ic") $(todo --as wang -F csv | grep 'incident reply' | cut -d, -f9)"
is 'nothing is asked of the customer yet' '' "$(whose lisa "$ic" | tr ';' '\n' | grep settle)"
ends 'no date before the report' 65 '*before*' incident reply "$ic" --date 2026-12-27 --at 2026-11-24T10:30 --as wang
clock '2026-11-24 15:00'
does 'the dates follow' incident reply "$ic" --date 2026-12-27 --as wang
is 'the hours stay as they were met' 2026-11-24T11:00:00+08:00 "$(clocks "$one" 1 met)"
incident settle "$ic" --order "$one" --accepted --outcome '可以' --as lisa
does 'settled' incident settle "$ic" --order "$two" --accepted --outcome '可以' --as lisa
is 'what was told is done with' '' "$(whose lisa "$ic" | tr ';' '\n' | grep ship)"

# a report that comes late is late, whatever time it says
ic=$(incident report "$one" --cause equipment --description '主轴断裂' --as wang)
clock '2026-11-24 17:01'
does 'a minute late' incident reply "$ic" --text '换主轴，延三天' --at 2026-11-24T16:00 --as wang
is 'is late' 'true 1' "$(clocks "$one" 2 breached) $(clocks "$one" 2 over_minutes)"
is 'in compliance' 1 "$(report compliance --detail -F csv | grep -c '^3.4.2,clock,breached,wang')"

# both at once are both
ic=$(incident report "$one" --cause weather --description '大雪封路' --as wang)
does 'both' incident reply "$ic" --text '等路通' --date 2026-12-28 --as wang
is 'an event each' 2 "$(sql "select count(*) from event where action = 'incident reply' and document = '$ic'")"
is 'the report' 等路通 "$(incidents 3 report)"
ic=$(incident report "$one" "$two" --cause material --description '缺铸件' --as wang)
does 'a date alone' incident reply "$ic" --order "$one" --date 2026-12-29 --as wang
is 'is no report of the others' null "$(incidents 4 report)"
does 'the report of the rest' incident reply "$ic" --text '铸件周五到' --date 2026-12-29 --as wang
ic=$(incident report "$one" --cause material --description '缺螺栓' --as wang)
incident reply "$ic" --date 2026-12-29 --as wang
is 'of all orders it is the report' '缺螺栓 wang' "$(incidents 5 report) $(incidents 5 written_by)"

# a power cut by another name starts the hours all the same
for description in '全厂停电，模具报废' 'a Power Cut in hall 2' '主机设备损坏'; do
	refused "no difficulty: $description" 3.4.2 incident report "$one" --cause difficulty --description "$description" --as wang
done
like 'which says how' '*--cause equipment, and --difficulty*' "$err"
ic=$(incident report "$one" --cause power --difficulty --description '全厂停电，模具报废' --as wang)
is 'it is both: for gm' 'incident acknowledge' "$(whose gm "$ic")"
is 'for the chairman' 'incident acknowledge' "$(whose chairman "$ic")"
is 'and for production, by the hour' 'incident agree;incident reply' "$(whose wang "$ic")"
incident reply "$ic" --text '换模具' --date 2026-12-30 --as wang
refused 'settled after both have taken note' 1.8 incident settle "$ic" --accepted --outcome '可以' --as lisa
incident acknowledge "$ic" --as gm
incident acknowledge "$ic" --as chairman
does 'then it is' incident settle "$ic" --accepted --outcome '可以' --as lisa

# a difficulty that is none: whoever of sales is told says what it is, and its hours count from when it was recorded
clock '2026-11-25 09:00'
ic=$(incident report "$one" "$two" --cause difficulty --description '车间停了' --as wang)
clock '2026-11-25 12:00'
ends 'not the workshop' 77 '*only sales, clerk, or the head of production*' incident cause "$ic" --cause power --as workshop
refused 'a cause of its own' 3.4.2 incident cause "$ic" --cause difficulty --as lisa
does 'a power cut' incident cause "$ic" --cause power --as lisa
refused 'once' 3.4.2 incident cause "$ic" --cause weather --as lisa
last() { clocks "$1" '[0-9]*' "$2" | tail -1; }
is 'the hours began when it was recorded' '2026-11-25T09:00:00+08:00 2026-11-25T11:00:00+08:00' "$(last "$one" started) $(last "$two" due)"
is 'so they are over' true "$(last "$two" breached)"
is 'it stays on the list of the gm' 'incident acknowledge' "$(whose gm "$ic")"
is 'production reports' 'incident agree;incident reply' "$(whose wang "$ic")"
does 'it does' incident reply "$ic" --text '变压器烧毁，延十天' --date 2027-01-05 --as wang
settled=$(incident report "$one" --cause difficulty --description '缺人手' --as wang)
incident acknowledge "$settled" --as gm
incident acknowledge "$settled" --as chairman
incident settle "$settled" --outcome '外借' --as wang
refused 'not of one that is settled' 3.4.2 incident cause "$settled" --cause power --as lisa
does 'history whole' ordflow check

# a database of before: what was replied to was reported then, what runs goes on
ic=$(incident report "$two" --cause power --description '停电' --as wang)
older old.db 6
ORDFLOW_DB=$home/old.db
is 'replied to is reported' '缺螺栓 wang' "$(incidents 5 report) $(incidents 5 written_by)"
does 'what runs is reported on' incident reply "$ic" --text '延一天' --as wang
is 'a difficulty is one' 1 "$(sql "select difficulty from incident where description = '缺人手'")"
plan
