#!/bin/sh
# The clock: nothing is recorded before what is recorded already, and a clock that was wrong is no dead end.
. "${0%/*}/lib.sh"
factory
order() { order-new -c C001 --due 2031-01-20 -i P100 --qty 1 --quality q --as lisa; }
count() { report month "$1" -F csv | sed -n "s/^$1,orders,,count,//p"; }

clock '2026-12-02 10:00'
does 'in November, and late' order
texts 2026-11
does 'November is closed' report close 2026-11 --as finance
before=$(report month 2026-11 -F csv | sha256sum)

# set back
clock '2026-11-30 10:00'
ends 'a clock that was set back' 78 '*2026-11-30T10:00:00*2026-12-02T10:00:00*ordflow clock accept*' order
ends 'it is another change, too' 78 '*the clock says*' customer add C009 --name x --as lisa
ends 'not even tried' 78 '*the clock says*' customer add C009 --name x --as lisa -n
ends 'a file' 78 '*the clock says*' order-new --import - --as lisa
does 'but reads' order-list
clock '2026-12-02 09:59:57'
so=$(order)
is 'some seconds are nothing' 0 "$?"
is 'the last one is taken then' 2026-12-02T10:00:00 "$(sql "select strftime('%Y-%m-%dT%H:%M:%S', max(recorded_at) + 28800, 'unixepoch') from event")"
is 'for the order as well' 1 "$(sql 'select count(*) from sales_order, (select max(recorded_at) as last from event) as e where received_at = last and id = (select max(id) from sales_order)')"
clock '2026-12-02 09:59:50'
ends 'more are' 78 '*the clock says*' order
clock '2026-12-02 10:00:30'
does 'what happened earlier is another thing' order-new -c C001 --due 2031-01-20 -i P100 --qty 1 --quality q --at 2026-12-01T09:00 --reason forgotten --as lisa

# a clock that was wrong
says 'nothing to accept' '' sh -c 'ordflow clock accept --reason x; [ $? = 65 ]'
clock '2030-01-05 10:00'
does 'somebody records by a wrong clock' order
clock '2026-12-03 10:00'
ends 'then nobody can' 78 '*2026-12-03T10:00:00*2030-01-05T10:00:00*' order
ends 'not anybody says that it is right' 77 '*only gm, admin*' ordflow clock accept --reason 'the battery' --as lisa
ends 'not without a reason' 64 '*--reason*' ordflow clock accept --as gm
does 'the gm does' ordflow clock accept --reason 'the battery was empty' --as gm
like 'it stands in the history' '*clock*the battery was empty*' "$(ordflow event "$(sql 'select max(id) from event')" -F csv)"
like 'and among the settings' '*2026-12-03T10:00:00+08:00 < 2030-01-05T10:00:00+08:00: the battery was empty*' "$(ordflow setting -F csv)"
ends 'which nobody sets' 65 '*clock can*' ordflow setting clock x
so=$(order)
is 'and work goes on' SO202612-0004 "$so"
does 'the history holds' ordflow check
is 'of the past nothing changed' "$before" "$(report month 2026-11 -F csv | sha256sum)"
like 'what came then is known now' "*$so*" "$(clock '2026-12-04 10:00'; order-list --as-of 2026-12-03T12:00 -F csv 2>/dev/null; order-show "$so" --as-of 2026-12-03T12:00 -F csv)"

# months closed by a wrong clock don't gain anything
clock '2027-02-03 10:00'
texts 2026-12
texts 2027-01
does 'a wrong clock closes December' report close 2026-12 --as finance
does 'and January' report close 2027-01 --as finance
december=$(report month 2026-12 -F csv | sha256sum) january=$(report month 2027-01 -F csv | sha256sum)
clock '2026-12-05 10:00'
does 'it is put right' ordflow clock accept --reason 'wrong year' --as gm
ends 'in a month that is closed nothing is recorded as if it were not' 1 '*clause 1.9*2026-12*' order
does 'but late' order-new -c C001 --due 2031-01-20 -i P100 --qty 1 --quality q --late --as gm
is 'December is as it was' "$december" "$(report month 2026-12 -F csv | sha256sum)"
is 'January too' "$january" "$(report month 2027-01 -F csv | sha256sum)"
is 'it counts in the first that is open' 1 "$(count 2027-02)"
does 'and the history holds still' ordflow check
like 'shown' '*2026-12-05T10:00*2027-02-01T00:00*' "$(ordflow clock -F csv)"
plan
