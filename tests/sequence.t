#!/bin/sh
# Clause 3.4.3: a schedule beyond capacity raises it; ranked by profit as it was then; the gm says why he departs from that.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
capacity set CNC --hours 8 --as wang
capacity need P100 CNC --hours 1 --as wang
capacity need P200 CNC --hours 0.1 --as wang
order() { # ITEM QTY PRICE
	so=$(order-new -c C001 -k regular --due 2026-11-30 -i "$1" --qty "$2" --price "$3" --quality q --as lisa)
	[ "$(state)" = with-production ] || approve "$so" --as vp
	schedule reply "$so" --date 2026-11-30 --as wang
}
order P100 10 1200
schedule make "$so" --as wang
one=$so
is 'what fits raises nothing' '' "$(todo --as gm -F csv | sed 1d)"
order P100 60 1500
run schedule make "$so" --as wang
two=$so
like 'a schedule beyond it says so' '*beyond the hours of CNC: the general manager decides*' "$err"
like 'and whom it tells' '*told: gm*' "$err"
is 'it waits for the gm' 'capacity decide' "$(todo --as gm -F csv | sed 1d | cut -d, -f3)"
refused 'raised it is' 3.4.3 capacity raise CNC --reason because --as wang
order P200 100 12.3456
run schedule make "$so" --as wang
three=$so
like 'another one beyond it' '*beyond the hours of CNC*' "$err"
is 'raises it once' 1 "$(sql 'select count(*) from over_capacity')"
rank() { capacity rank CNC -F csv | sed 1d | cut -d, -f1,6-12; }
is 'an hour, in all, by unit, at list and agreed price, side by side' "$two,48000.00,42000.00,700.00,60,700.00,72000.00,24000.00
$one,8000.00,4000.00,400.00,10,400.00,12000.00,4000.00
$three,600.00,634.56,63.46,100,6.35,1234.56,634.56" "$(rank)"
sql "update product_version set cost = 1400000000 where code = 'P100'"
is 'cost as it was when it was raised' "$two,48000.00,42000.00" "$(rank | sed -n 1p | cut -d, -f1-3)"
sql "update product_version set cost = 800000000 where code = 'P100'"
refused 'every order that competes, also a later one' 3.4.3 capacity decide CNC "$two" "$one" --as gm
refused 'each once' 3.4.3 capacity decide CNC "$two" "$two" "$one" "$three" --as gm
ends 'another sequence takes a reason' 1 '*clause 3.4.3*whoever does it*' capacity decide CNC "$three" "$one" "$two" --as gm
ends 'that says something' 1 '*clause 3.4.3*' capacity decide CNC "$one" "$two" "$three" --reason . --as gm
does 'with it' capacity decide CNC "$one" "$two" "$three" --reason '重点客户' --as gm
is 'which is kept' '重点客户' "$(sql 'select decision from over_capacity')"
like 'and counted' '3.4.3,override,overridden,gm,gm,*' "$(report compliance --detail -F csv | grep '^3.4.3,override')"
does 'history whole' ordflow check
plan
