#!/bin/sh
# Clauses 1.3b and 1.4: reported to the general manager before it goes out, and the signed pages in the archive.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add sun --role sales --head
tasks() { todo --as "$1" -F csv | sed 1d | cut -d, -f3 | sort | paste -sd';'; }

approved
refused 'not sent before it was reported' 1.3b quote send "$qt" --as lisa
does 'reported' quote report "$qt" --as lisa
clock '2026-11-24 11:00'
does 'refused after all' approve "$qt" --refuse --reason '再等等' --as vp
does 'and approved anew' approve "$qt" --as sun
refused 'what is approved anew is reported anew' 1.3b quote send "$qt" --as lisa
does 'that is' quote report "$qt" --as lisa
does 'sent' quote send "$qt" --as lisa
quote answer "$qt" --accepted --as lisa

# Without its signed pages a contract is a task, and a breach after archive-days working days.
does 'signed without a file' contract sign "$qt" --signatory a --customer-signatory b --as lisa
ct=$(sql "select 'CT202611-0001'")
is 'sales archives it' 'contract archive' "$(tasks lisa)"
is 'or the clerk' 'contract archive' "$(tasks clerk)"
is 'the register says by when' '2026-11-27,' "$(contract list -F csv | sed 1d | cut -d, -f14,15)"
ordflow setting archive-days 30
is 'which no setting moves' '2026-11-27,' "$(contract list -F csv | sed 1d | cut -d, -f14,15)"
breached() { report compliance --from 2026-11-01 --to 2026-12-31 -F csv | sed -n 's/^1.4,[0-9]*,[0-9]*,\([0-9]*\),.*/\1/p'; }
clock '2026-11-27 18:00'
is 'in time it is none' 0 "$(breached)"
clock '2026-11-28 10:00'
is 'then a breach' 1 "$(breached)"
like 'of the one who signed' '*1.4,archive,breached,lisa,sales,CT202611-0001*' \
	"$(report compliance --from 2026-11-01 --to 2026-12-31 --detail -F csv)"
run report overdue --check -F csv
is 'and overdue' 2 "$status"
like 'with its order' "*2026-11-27,1,archive,SO202611-0001,*,sales,*" "$out"
like 'and in todo' "*2026-11-27,true,contract archive,$ct*" "$(todo --as lisa -F csv)"
echo scan >scan.pdf
does 'archived, and said to be earlier' contract archive "$ct" --file scan.pdf --as lisa --at 2026-11-25 --reason forgotten
is 'is no task any more' '' "$(tasks clerk)"
is 'late is late by the time of recording' 1 "$(breached)"
like 'the register has it' '2026-11-27,2026-11-28T10:00*' "$(contract list -F csv | sed 1d | cut -d, -f14,15)"

clock '2026-11-30 10:00'
contracted
is 'with a file it never was' '' "$(tasks clerk)"
does 'history whole' ordflow check
plan
