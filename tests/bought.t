#!/bin/sh
# Clause 3.4.4.5: what is bought: on over-capacity or tech's statement, never more than the line; its receipt moves no order.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
buy() { outsource request "$so" --line "$1" --qty "$2" --spec s --quality q --needed 2026-12-15 --price 700 --reason 产能不足 --as lisa; }
confirmed() { approve "$1" --as vp && outsource handle "$1" --supplier s --price 690 --deliver 2026-12-10 --as purchasing && approve "$1" --as gm; }
contracted
capacity set CNC --hours 1 --as wang
capacity need P100 CNC --hours 1 --as wang
refused 'no ground' 3.4.4.5 buy 1 1
outsource state "$so" --line 1 --reason '没有模具' --as zhang
is 'a statement is a ground' OP202611-0001 "$(buy 1 10)"
is 'which stands with it' '没有模具' "$(outsource list "$so" -F csv | sed -n '2s/.*,//p')"
refused 'of its line alone' 3.4.4.5 buy 2 1
confirmed OP202611-0001
before=$(state)
does 'a thousandth comes' outsource receive OP202611-0001 --qty 0.001 --as warehouse
is 'and moves no order' "$before" "$(state)"
record() { inspect record "$so" --line 1 --batch B --outsourced OP202611-0001 "$@" --as qc; }
refused 'nor skips the schedule' 1.7 record --passed 0.001
refused 'nor production' 1.7 inspect record "$so" --line 1 --passed 1 --batch B --as qc
schedule make "$so" --as wang
refused 'nor the drawing' 1.5 record --passed 0.001
echo x >x.dwg
dw=$(drawing add "$so" --file x.dwg --revision A --key-points k --as zhang)
refused 'nor the briefing' 1.5 record --passed 0.001
drawing brief "$dw" --to workshop --as zhang
does 'then it is inspected' record --passed 0.001
is 'and the order waits for production' scheduled "$(state)"
refused 'production starts after what it depends on' 1.6b schedule start "$so" production --as wang
outsource receive OP202611-0001 --as warehouse
qi=$(record --passed 9.999)
does 'the rest becomes stock' inspect finish "$qi" --as workshop
step tech zhang; step purchasing purchasing; step production wang
refused 'production made only what was not bought' 1.7 inspect record "$so" --line 1 --passed 21 --batch P --as qc
does 'that it made' inspect record "$so" --line 1 --passed 20 --batch P --as qc

# a regular product's order: not before production's reply
so=$(order-new -c C001 -k regular --due 2026-12-20 -i P100 --qty 5 --quality q --as lisa)
outsource state "$so" --line 1 --reason '没有模具' --as zhang
op=$(buy 1 5)
refused 'two requests of a line are no more than it' 3.4.4.5 buy 1 0.001
confirmed "$op"
outsource receive "$op" --as warehouse
refused 'no inspection before the reply' 1.5 inspect record "$so" --line 1 --batch B --outsourced "$op" --passed 5 --as qc
is 'it is with production as before' with-production "$(state)"

# over-capacity is a ground, of what needs that centre
scheduled
refused 'a schedule beyond it has raised it' 3.4.3 capacity raise CNC --reason '排不开' --as wang
op=$(buy 1 3)
like 'raised, it is' "CNC: the schedule of *" "$(outsource list "$so" -F csv | sed -n '2s/.*,\([^,]*\)$/\1/p')"
refused 'not of what is not made there' 3.4.4.5 buy 2 1

# what the statement was of is another line when it is changed; what was signed holds no more than the line
received
outsource state "$so" --line 2 --reason '没有模具' --as zhang
order-change propose "$so" --line 2 --spec other --as lisa
refused 'a changed specification is not stated of' 3.4.4.5 buy 2 1
outsource state "$so" --line 2 --reason '没有模具' --as zhang
op=$(buy 2 60)
order-change propose "$so" --line 2 --qty 50 --as lisa
refused 'not signed for more than the line is now' 3.4.4.5 approve "$op" --as vp
does 'but refused' approve "$op" --refuse --reason '减量' --as vp
does 'history whole' ordflow check
plan
