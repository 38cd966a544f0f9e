#!/bin/sh
# Late entries of every kind count in the month of their recording, and nowhere else.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
packed
clock '2026-12-02 09:00'
texts 2026-11
report close 2026-11 --as finance
report month 2026-11 -F csv >closed.csv
clock '2026-12-03 09:00'

of() { report month "$1" -F csv | sed -n "s/^$1,$2,$3,$4,//p"; }
# late ROLE NAME SECTION ITEM MEASURE WANTED COMMAND...: refused, then done by gm with --late -q, and counted now
late() {
	late_role=$1 late_name=$2 late_section=$3 late_item=$4 late_measure=$5 late_wanted=$6
	shift 6
	set -- "$@" --at '2026-11-27 15:00'
	ends "$late_name is refused" 1 '*clause 1.9: 2026-11 is closed*' "$@" --reason 'the paper lay about' --as "$late_role"
	# What its own people do is entered late by the head of finance or by gm.
	ends "$late_name isn't everybody's" 77 '*only gm, or the head of finance*' \
		"$@" --late --reason 'the paper lay about' --as "$late_role"
	ends "$late_name says why" 1 '*clause *: --at lies more than 24 hours back*' "$@" --late --as gm
	run "$@" --late -q --reason 'the paper lay about' --as gm
	is "$late_name, late" "0 " "$status $err"
	is "$late_name counts now" "$late_wanted" "$(of 2026-12 "$late_section" "$late_item" "$late_measure")"
}
late warehouse 'a dispatch' shipments '' dispatched 1 ship dispatch "$dn" --carrier SF --waybill W1 --freight 320
is 'its quantity too' '30 320.00' "$(of 2026-12 shipments '' dispatched_qty) $(of 2026-12 carriers SF freight)"
late clerk 'a delivery' shipments '' delivered 1 ship deliver "$dn"
late wang 'an incident' incidents difficulty raised 1 incident report "$so" --cause difficulty --description broken
late finance 'a reversal' receipts '' reversed_with_tax 41524.01 payment reverse "$rc"
late qc 'an inspection' inspection '' count 1 inspect record "$so" --line 2 --passed 60.5 --failed 0 --batch B2
is 'its step too' 1 "$(of 2026-12 departments qc steps_finished)"
late workshop 'goods that are finished' production '' finished_qty 60.5 inspect finish "$out"
is 'the closed month is as it was' "$(cat closed.csv)" "$(report month 2026-11 -F csv)"
is 'each is listed' "$(report late -F csv | sed 1d | wc -l)" "$(of 2026-12 late_entries 2026-11 entries)"
is 'with its reason' 'the paper lay about' "$(report late -F csv | sed 1d | cut -d, -f9 | sort -u)"
is 'with its true time' '2026-11-27T15:00:00+08:00' "$(report late -F csv | sed 1d | cut -d, -f2 | sort -u)"
is 'and none in January' '' "$(of 2027-01 late_entries 2026-11 entries)"

# A time that isn't far back takes no reason; one that is takes one that says something, in any month.
clock '2026-12-04 09:00'
does 'within the hours' customer add C2 --name x --at '2026-12-03 09:00' --as lisa
refused 'further back' 2.3.6 customer add C3 --name x --at '2026-12-03 08:59' --as lisa
refused 'dots are no reason' 2.3.6 customer add C3 --name x --at '2026-12-03 08:59' --reason .. --as lisa
ends 'a reason of nothing' 64 '*--reason says why*' customer add C3 --name x --reason forgotten --as lisa
does 'with a reason' customer add C3 --name x --at '2026-12-03 08:59' --reason forgotten --as lisa
is 'is listed' ',,customer,C3,,lisa,forgotten' "$(report late 2026-12 -F csv | sed -n '$s/^[^,]*,[^,]*\(,.*\),[0-9]*\(,[^,]*\)$/\1\2/p')"
like 'and in compliance' '*2.3.6*override*lisa*' "$(report compliance --detail -F csv --as hr | grep lisa)"
ordflow setting backdate-hours 48 --as "$(id -un)"
does 'the setting says how far' customer add C4 --name x --at '2026-12-02 10:00' --as lisa
does 'the journal explains it all' ordflow check
plan
