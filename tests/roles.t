#!/bin/sh
# Who may do what, as whom, when: roles, --as, four eyes, --at, and the table that says so.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
made
sr=$(request 1 1)
payment receive "$so" --amount 5000 --reference r --as finance >/dev/null
incident report "$so" --cause difficulty --description broken --as wang >/dev/null
dn=$(ship note "$(request 1 1)" --as clerk)
ship confirm "$dn" --as lisa
ship pack "$dn" --packaging x --ok --as warehouse
ship dispatch "$dn" --carrier SF --waybill W --freight 1 --as warehouse
ship problem "$dn" --kind damaged --description broken --as clerk

# Every action refuses the chairman, who holds none of its roles, with 77 and nothing changed.
everything() {
	cat <<-END
		order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q
		order-review open $so --depts tech,production
		order-review opinion $so --dept tech --agree
		order-review conclude $so --accept standard
		order-review days $so --dept tech --days 1
		quote new $so --valid 2026-12-31
		quote report $qt
		quote send $qt
		quote answer $qt --accepted
		approve $qt
		approve $sr
		contract sign $qt --signatory a --customer-signatory b
		contract archive $ct --file scan.pdf
		drawing add $so --file scan.pdf --revision A --key-points k
		drawing brief $dw --to workshop
		schedule make $so
		schedule start $so tech
		schedule finish $so tech
		inspect record $so --line 1 --passed 1 --batch b
		inspect finish $qi
		payment receive $so --amount 1 --reference r
		ship request $so --line 1 --qty 1
		ship ask $sr --reason because
		ship note $sr
		customer add C9 --name x
		customer edit C001 --name x
		product add P9 --name x
		carrier add K9 --name x
		carrier approve SF
		carrier suspend SF --reason because
		contract amend $qt --reason because
		incident report $so --cause difficulty --description broken
		incident settle IC202611-0001 --outcome settled
		ordflow calendar set 2026-12-01 holiday
		ordflow clock accept --reason r
		payment assign RC202611-0001 $so
		payment reverse RC202611-0001 --reason because
		payment invoice $so --number 1 --kind special
		schedule urge $so qc
		ship change $sr --address a
		ship withdraw $sr --reason because
		ship shortage $sr --line 1 --qty 1 --reason because
		ship acknowledge $sr
		penalty raise $dn --kind damaged --reason broken
		penalty propose PC202611-0001 --person lisa
		penalty waive PC202611-0001 --reason because
		approve PC202611-0001
		order-change propose $so --line 1 --qty 1
		order-change hold $so --reason because
		order-change resume $so --reason because
		schedule reply $so --date 2026-12-20
		schedule settle $so --accepted
		schedule milestone $so --dept tech --date 2026-12-20
		incident reply IC202611-0001 --date 2026-12-20
		incident agree IC202611-0001
		incident cause IC202611-0001 --cause power
		order-review demand $so
		order-review decide $so --make
		outsource state $so
		outsource request $so
		capacity set C --hours 8
		capacity raise C --reason because
		capacity decide C $so
		ship confirm $dn
		ship pack $dn --packaging x --ok
		ship dispatch $dn --carrier SF --waybill W2 --freight 1
		ship deliver $dn
		ship return $dn --line 1 --qty 1 --reason because
		ship problem $dn --kind other --description broken
		ship problem $dn --resolve mended
		ordflow user add x --role sales
		ordflow user edit lisa --role gm
		ordflow setting small-order 1
		report submit 2026-11 --dept sales --text because
		report excuse 2026-11 --dept sales --reason because
		report close 2026-11
	END
}
while read -r line; do
	# shellcheck disable=SC2086 # words are meant
	ends "chairman: ${line%% --*}" 77 '*only * may do this; chairman is chairman' $line --as chairman
done <<END
$(everything)
END
is 'the rules name every action' '' "$(ordflow rules -F tsv | awk -F '\t' 'NR > 1 && $3 == "" && $5 == ""')"
like 'and who can lift what' '*2.4.3	ship note			receipts that cover*	the gm*' "$(ordflow rules -F tsv)"

# a department's step by the department
ends 'an opinion by the department' 77 '*only tech*' order-review opinion "$so" --dept tech --agree --as qc

# who is nobody here
ends 'an unknown --as' 66 '*no person with the login ghost*' order-new -c C001 --as ghost
ends 'nobody' 77 '*is nobody in this database*' env INJECT_UID=65534 order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q
is 'may read all the same' 1 "$(INJECT_UID=65534 order-list -F csv | sed 1d | wc -l)"

# the founder holds every role, and four eyes are two people all the same
me=$(id -un)
so2=$so
so=$(order-new -c C001 -k regular --due 2026-12-20 -i P100 --qty 1 --quality q)
qt=$(quote new "$so" --valid 2026-12-31)
ends 'not who put it up' 1 '*clause 1.3b*it takes somebody else*' approve "$qt"
qt=$(quote new "$so" --valid 2026-12-31 --as lisa)
ends 'not who really put it up' 1 '*clause 1.3b*it takes somebody else*' approve "$qt"
does 'but somebody else' approve "$qt" --as vp
is 'both names are recorded' "vp $me" "$(sql "select actor || ' ' || real from event where action = 'approve QT' order by id desc limit 1")"
so=$so2

# roles change
does 'roles change' ordflow user edit lisa --role clerk
ends 'and with them what one may do' 77 '*only sales*' ship request "$so" --line 1 --qty 1 --as lisa
ends 'a role that is none' 65 "*'boss' is none of*" ordflow user edit lisa --role boss
ends 'nobody twice' 65 '*already*' ordflow user add lisa --role sales
ends 'nobody without a role' 64 '*--role*' ordflow user add max
ends 'an unknown person' 66 '*no person*' ordflow user edit max --role sales
ends 'a setting that is none' 66 '*no setting*' ordflow setting colour red
ends 'a setting that is fixed' 65 "*can't be changed*" ordflow setting timezone UTC
ends 'a setting malformed' 65 '*small-order*' ordflow setting small-order little
ends 'workdays malformed' 65 '*workdays*' ordflow setting workdays mon-fri

# --at
order() { order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q "$@"; }
ends 'never in the future' 65 '*lies in the future*' order --at 2026-11-24T10:01
ends 'malformed' 65 '*not a time*' order --at yesterday
so=$(order --at 2026-10-31T23:30 --reason forgotten)
is 'a time of the database, not of TZ' 2026-10-31T23:30:00+08:00 "$(order-show "$so" -F csv | sed -n 's/^orders,1,received,//p')"
is 'numbered by the month of recording' SO202611 "${so%-*}"
is 'the time of recording beside it' '2026-10-31T23:30:00+08:00 2026-11-24T10:00:00+08:00' \
	"$(order-show "$so" -F csv | sed -n 's/^history,1,happened,//p; s/^history,1,recorded,//p' | tr '\n' ' ' | sed 's/ $//')"
is 'belongs to the month in which it was received' 1 "$(report month 2026-10 -F csv | sed -n 's/^2026-10,orders,,count,//p')"
so3=$(TZ=America/Los_Angeles order --at 2026-10-31T23:30 --reason forgotten)
is 'whatever TZ says' 2026-10-31T23:30:00+08:00 "$(TZ=UTC order-show "$so3" -F csv | sed -n 's/^orders,1,received,//p')"
plan
