#!/bin/sh
# Late entries of every kind count in the month of their recording, and nowhere else.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
packed
clock '2026-12-02 09:00'
report close 2026-11 --as finance
report month 2026-11 -F csv >closed.csv
clock '2026-12-03 09:00'

of() { report month "$1" -F csv | sed -n "s/^$1,$2,$3,$4,//p"; }
# late NAME SECTION ITEM MEASURE WANTED COMMAND...: refused, then done with --late -q, and counted now
late() {
	late_name=$1 late_section=$2 late_item=$3 late_measure=$4 late_wanted=$5
	shift 5
	ends "$late_name is refused" 1 '*clause 1.9: 2026-11 is closed*' "$@" --at '2026-11-27 15:00'
	run "$@" --at '2026-11-27 15:00' --late -q
	is "$late_name, late" "0 " "$status $err"
	is "$late_name counts now" "$late_wanted" "$(of 2026-12 "$late_section" "$late_item" "$late_measure")"
}
late 'a dispatch' shipments '' dispatched 1 ship dispatch "$dn" --carrier SF --waybill W1 --freight 320 --as warehouse
is 'its quantity too' '30 320.00' "$(of 2026-12 shipments '' dispatched_qty) $(of 2026-12 carriers SF freight)"
late 'a delivery' shipments '' delivered 1 ship deliver "$dn" --as clerk
late 'an incident' incidents difficulty raised 1 incident report "$so" --cause difficulty --description broken --as wang
late 'a reversal' receipts '' reversed_with_tax 41524.01 payment reverse "$rc" --reason because --as finance
late 'an inspection' inspection '' count 1 inspect record "$so" --line 2 --passed 60.5 --failed 0 --batch B2 --as qc
is 'its step too' 1 "$(of 2026-12 departments qc steps_finished)"
late 'goods that are finished' production '' finished_qty 60.5 inspect finish "$out" --as workshop
is 'the closed month is as it was' "$(cat closed.csv)" "$(report month 2026-11 -F csv)"
is 'each is listed' "$(report late -F csv | sed 1d | wc -l)" "$(of 2026-12 late_entries 2026-11 entries)"
is 'with its true time' '2026-11-27T15:00:00+08:00' "$(report late -F csv | sed 1d | cut -d, -f2 | sort -u)"
is 'and none in January' '' "$(of 2027-01 late_entries 2026-11 entries)"
does 'the journal explains it all' ordflow check
plan
