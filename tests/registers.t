#!/bin/sh
# The registers of what is open, of departments and of clauses.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
row() { # REGISTER PATTERN [OPTION...]
	register=$1 pattern=$2
	shift 2
	report "$register" "$@" -F csv | sed 1d | grep -- "$pattern"
}
empty() { report "$@" -F csv | sed 1d; }

# Overdue and backlog.
run report overdue --check
is 'nothing is overdue' '0 ' "$status $(empty overdue)"
is 'nothing is open' '' "$(empty backlog)"
scheduled
is 'an order is open' "$so,C001,长江泵业,custom,scheduled,2026-11-24,0,0-30,2026-12-20,0,90.5,90.5,36746.91,36746.91" "$(empty backlog)"
run report backlog --check
is 'and not late' 0 "$status"
clock '2026-12-19 10:00'
like 'its first step is' "2026-12-*,step,$so,C001,长江泵业,tech,scheduled,*" "$(row overdue ,step,)"
is 'of another department nothing' '' "$(row overdue . --dept finance)"
run report overdue --check
is 'something to act on' 2 "$status"
clock '2026-12-30 10:00'
like 'the order is late' "2026-12-20,10,order,$so,*" "$(row overdue ,order,)"
run report backlog --check
is 'in the backlog too' 2 "$status"
is 'of another customer nothing' '' "$(row backlog SO -c C999)"
is 'received later, nothing' '' "$(row backlog SO --from 2026-11-25)"
is 'by its day, nothing before' '' "$(row overdue ,order, --to 2026-12-19)"
like 'aged' '*,36,31-60,*' "$(empty backlog)"
is 'as it was known before' '' "$(row overdue ,order, --as-of 2026-12-20T12:00)"
like 'in Chinese' '订单编号,客户编号,客户*' "$(report backlog --chinese -F csv | sed -n 1p)"
clock '2026-11-24 10:30'

# Receivables.
clock '2026-12-01 10:00'
step tech zhang && step purchasing purchasing && step production wang
qi=$(inspect record "$so" --line 1 --passed 30 --failed 0 --batch B1 --as qc)
inspect finish "$qi" --as workshop >/dev/null
is 'a contract is to be paid' "$so,C001,长江泵业,41524.01,0.00,41524.01,0.00,0.00,0.00,,," "$(empty receivables)"
run report receivables --check
is 'nothing is owed' 0 "$status"
sr=$(request 1 30)
ship ask "$sr" --reason '老客户' --as clerk
approve "$sr" --as gm
dn=$(ship note "$sr" --as clerk)
ship confirm "$dn" --as lisa
ship pack "$dn" --packaging 木箱 --ok --as warehouse
ship dispatch "$dn" --carrier SF --waybill W1 --freight 320 --as warehouse
is 'part of the backlog is gone' '90.5,60.5,36746.91,746.91' "$(empty backlog | cut -d, -f11-14)"
clock '2027-01-15 10:00'
like 'what was dispatched is owed' "$so,*,41524.01,0.00,41524.01,0.00,40680.00,40680.00,2026-12-01,45,31-60" "$(empty receivables)"
run report receivables --check
is 'and that is something' 2 "$status"
payment receive "$so" --amount 40000 --reference r --as finance >/dev/null
like 'less what came' '*,680.00,2026-12-01,*' "$(empty receivables)"
payment receive "$so" --amount 1524.01 --reference s --as finance >/dev/null
is 'paid' '' "$(empty receivables)"

# Those of policy 2 ask for the next step.
for register in shipping notes; do
	run report $register --check
	is "$register: nothing to do" 0 "$status"
done
run report dispatch --check
is 'dispatch: it has not arrived' 2 "$status"
ship request "$so" --line 2 --qty 1 --tubing DN20 --labels none --special none --address a --contact c --phone 1 \
	--arrive 2027-02-20 --as lisa >/dev/null
run report shipping --check
is 'shipping: a request without its note' 2 "$status"
run report shipping --check --to 2026-12-31
is 'not in those days' 0 "$status"
ship deliver "$dn" --as clerk
run report dispatch --check
is 'it arrived' 0 "$status"

# Departments and clauses.
clock '2027-01-16 10:00'
all() { report "$@" --from 2026-11-01 --to 2027-01-31; } # of all the months
of() { all departments -F csv | sed -n "s/^$1,//p"; }
like 'a step in time' '1,0,*' "$(of tech)"
like 'a step that is late' '1,1,*' "$(of qc)"
like 'texts' '*,2,2' "$(of finance)"
run report departments --from 2026-11-01 --check
is 'late ones' 2 "$status"
clause() { all compliance -F csv | sed -n "s/^$1,//p" | sed 's/,[0-9]*,"*[A-Z].*//'; }
like 'the special approval overrode' '*,1,gm 1' "$(clause 2.4.3)"
like 'steps were late' '*,1,0,qc 1' "$(clause 1.6b)"
is 'clause 1.1 applied and was met' '1,1,0,0,' "$(clause 1.1)"
is 'a clause that never applied stands there' '0,0,0,0,' "$(clause 3.4.4.5)"
is 'in the order of the policies' "$(all compliance -F csv | sed 1d | cut -d, -f1)" \
	"$(all compliance -F csv | sed 1d | cut -d, -f1 | sort -V)"
like 'one by one' "2.4.3,override,overridden,gm,gm,$sr,$so,*" "$(all compliance --detail -F csv | grep '^2.4.3')"
like 'by whom it was late' '*step,breached,*' "$(all compliance --detail -F csv | grep '^1.6b')"
run all compliance --check
is 'something was breached' 2 "$status"
is 'nothing in another month' '0,0,0,0,' "$(report compliance --from 2026-10-01 --to 2026-10-31 -F csv | sed -n 's/^1.1,//p' | sed 's/,0,"Who.*//')"

# Carriers and capacity.
is 'a carrier by its shipments' 'SF,顺丰,1,' "$(report carriers --from 2026-12-01 --to 2026-12-01 -F csv | sed -n 2p | cut -c1-12)"
is 'none on another day' 'SF,顺丰,0,' "$(report carriers --from 2026-12-02 -F csv | sed -n 2p | cut -c1-12)"
does 'capacity' report capacity --check
plan
