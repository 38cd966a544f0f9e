#!/bin/sh
# Clauses 2.3.4 and 2.4.3: one bank reference is one receipt, typed or from a statement, whichever came first.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
made
receive() { payment receive "$@" --as finance; }
statement() {
	echo date,amount,reference,payer >bank.csv
	printf '%s\n' "$@" >>bank.csv
}
received() { payment balance "$so" -F csv | sed 1d | cut -d, -f5; }

# by hand, twice
rc=$(receive "$so" --amount 20000 --reference 'BOC 88123')
for reference in 'BOC 88123' 'boc 88123' ' BOC  88123 ' 'ＢＯＣ　８８１２３' "BOC$(printf '\302\240')88123" "BOC88123$(printf '\342\200\213')"; do
	refused "again: $reference" 2.3.4 receive "$so" --amount 20000 --reference "$reference"
	like 'says of which' "*that of $rc*" "$err"
done
refused 'with another amount, too' 2.3.4 receive "$so" --amount 1 --reference 'BOC 88123'
refused 'again takes a reason' 2.3.4 receive "$so" --amount 20000 --reference 'BOC 88123' --again
is 'counted once' 20000.00 "$(received)"
does 'another payment with it' receive "$so" --amount 5000 --reference 'BOC 88123' --again --reason '同一流水号分两笔'
is 'is listed as that' '同一流水号分两笔' "$(payment list -F csv | sed 1d | cut -d, -f12 | sed '/^$/d')"
refused 'a reference of nothing' 2.3.4 receive "$so" --amount 1 --reference '　'

# the statement meets what was typed
receive "$so" --amount 100 --reference 'ICBC 7' >/dev/null
statement '2026-11-23,100.00,icbc　7,长江泵业' '2026-11-23,200.00,ICBC 8,长江泵业'
run receive --import bank.csv
is 'what was typed is there already' '0 1' "$status $(echo "$out" | grep -c ^RC)"
like 'and says so' '*1 receipts recorded; 1 were there already*' "$err"
before=$(recorded)
does 'the same statement again' receive --import bank.csv
is 'changes nothing' "$before" "$(recorded)"
refused 'typed behind the statement' 2.3.4 receive "$so" --amount 200 --reference 'icbc8'
statement '2026-11-24,100.00,ICBC 7,长江泵业'
refused 'another day is another payment' 2.3.4 receive --import bank.csv
like 'says in which line' '*bank.csv:2: *' "$err"
statement '2026-11-23,300.00,ICBC 7,长江泵业'
refused 'another amount, too' 2.3.4 receive --import bank.csv
does 'with --again' receive --import bank.csv --again --reason '分期'
before=$(recorded)
does 'once' receive --import bank.csv --again --reason '分期'
is 'not doubled' "$before" "$(recorded)"
statement '2026-11-22,10.00,X1,a' '2026-11-22,10.00,x 1,a'
refused 'twice in one statement' 2.3.4 receive --import bank.csv

# reversed: what counts no more doesn't stand in the way; what bounced isn't revived by its statement
wrong=$(receive "$so" --amount 1 --reference 'CMB 9')
payment reverse "$wrong" --reason '金额输错' --as finance
does 'mistyped, reversed, typed anew' receive "$so" --amount 1000 --reference 'CMB 9'
refused 'and that once' 2.3.4 receive "$so" --amount 1000 --reference 'CMB 9'
part=$(receive "$so" --amount 50 --reference 'CMB 10')
payment reverse "$part" --order "$so" --amount 20 --reason '退款' --as finance
refused 'partly reversed still counts' 2.3.4 receive "$so" --amount 50 --reference 'CMB 10'
bounced=$(receive "$so" --amount 70 --reference 'CMB 11')
payment reverse "$bounced" --reason '退票' --as finance
statement '2026-11-23,70.00,CMB 11,长江泵业'
does 'its statement' receive --import bank.csv
is 'is that receipt' '' "$out"

# from before references were compared
sql 'update receipt set reference_key = null'
refused 'receipts of an older database' 2.3.4 receive "$so" --amount 200 --reference 'icbc 8'
plan
