#!/bin/sh
# Options that are said twice: filters collect, of others neither silently wins, those of lines belong to their lines.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
customer add C002 --name x --as lisa
customer add C003 --name x --as lisa
in_review >/dev/null 2>&1
reviewed=$so
received
a_third=$(order-new -c C002 -i P100 --qty 1 --due 2026-12-20 --quality x --as lisa)
regular=$(order-new -c C003 -k regular -i P100 --qty 1 --due 2026-12-20 --quality x --as lisa)
lists() { order-list -F numbers "$@" | tr '\n' ' '; }
is 'one state' "$so $a_third " "$(lists --state received)"
is 'or another' "$reviewed $so $a_third " "$(lists --state received --state in-review)"
is 'in any order' "$reviewed $so $a_third " "$(lists --state in-review --state received)"
is 'three of them' "$reviewed $so $a_third $regular " "$(lists -s in-review -s received -s with-production)"
is 'the same twice' "$reviewed " "$(lists --state in-review --state in-review)"
is 'customers' "$a_third $regular " "$(lists -c C002 --customer C003)"
is 'kinds' "$reviewed $so $a_third $regular " "$(lists -k custom -k regular)"
is 'all must hold' "$a_third " "$(lists -c C002 -c C003 -k custom -k new)"
is 'departments' "$reviewed " "$(lists --dept hr --dept tech --state in-review --state accepted)"
ends 'a day has one answer' 64 "*--from is said twice, as '2026-11-01' and as '2026-11-02'*" order-list --from 2026-11-01 --from 2026-11-02
ends 'a format too' 64 '*--format is said twice*' order-list -F csv -F json
does 'the same again is no other' order-list -F csv -F csv --from 2026-11-01 --from 2026-11-01
ends 'a common one' 64 '*--as is said twice*' order-list --as lisa --as wang
ends 'of a change' 64 '*--kind is said twice*' \
	order-new -c C001 -k custom -k regular -i P100 --qty 1 --due 2026-12-20 --quality x --as lisa
ends 'a note' 64 '*--note is said twice*' customer edit C001 --note a --note b --as lisa
ends 'yes and no' 64 '*--key-account and --no-key-account contradict each other*' customer edit C001 --key-account --no-key-account --as lisa
ends 'agreed and refused' 64 '*contradict*' order-review opinion "$reviewed" --dept tech --agree --object --as zhang
does 'flags' order-list -q -q --overdue --overdue
does 'lines have their own' order-new -c C001 --due 2026-12-20 --quality x -i P100 --qty 1 -i P200 --qty 2 --as lisa
plan
