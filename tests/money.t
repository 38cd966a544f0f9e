#!/bin/sh
# Clauses 2.3.4 and 2.4.3: receipts spread, assigned and reversed, bank statements, invoices, money before goods.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
made
one=$so
made
two=$so
receive() { payment receive "$@" --as finance; }
balance() { payment balance "$1" -F csv | sed 1d | cut -d, -f4-9; }

# deposits and instalments
receive "$one" --amount 10000 --reference 'deposit' >/dev/null
receive "$one" --amount 5000.50 --reference 'instalment' >/dev/null
is 'instalments add up' '41524.01,15000.50,0.00,0.00,26523.51,0.00' "$(balance "$one")"

# one receipt for several orders
ends 'shares are said' 64 "*how much of it? ORDER=AMOUNT*" receive "$one" "$two" --amount 100 --reference r
ends 'shares are money' 65 "*not a number*" receive "$one=x" "$two=1" --amount 100 --reference r
ends 'above zero' 65 "*above zero*" receive "$one=0" "$two=1" --amount 100 --reference r
ends 'of orders that are there' 66 '*no order*' receive SO202611-0099=1 "$two=1" --amount 100 --reference r
refused 'and no more than came in' 2.3.4 receive "$one=60" "$two=60" --amount 100 --reference r
says 'spread' RC202611-0003 receive "$one=600" "$two=300" --amount 1000 --reference spread
is 'one share' '41524.01,15600.50,0.00,0.00,25923.51,0.00' "$(balance "$one")"
is 'the other' '41524.01,300.00,0.00,0.00,41224.01,0.00' "$(balance "$two")"
is 'the rest is shown, not lost' 'RC202611-0003,100.00' "$(payment list --unassigned -F csv | sed 1d | cut -d, -f1,2)"
is 'and on the list of finance' 'payment assign' "$(todo --as finance -F csv | sed 1d | cut -d, -f3)"
ends 'by finance' 77 '*only finance*' payment assign RC202611-0003 "$two" --as clerk
refused 'no more than is left' 2.3.4 payment assign RC202611-0003 "$two=100.01" --as finance
does 'assigned' payment assign RC202611-0003 "$two" --as finance
is 'nothing is left' '' "$(payment list --unassigned -F csv | sed 1d)$(todo --as finance -F csv | sed 1d)"
refused 'not twice' 2.3.4 payment assign RC202611-0003 "$one" --as finance

# reversal
refused 'a reversal says why' 2.3.4 payment reverse RC202611-0003 --as finance
ends 'by finance' 77 '*only finance*' payment reverse RC202611-0003 --reason because --as clerk
ends 'an amount is of an order' 64 '*--order*' payment reverse RC202611-0003 --amount 1 --reason because --as finance
refused 'no more than the share' 2.3.4 payment reverse RC202611-0003 --order "$two" --amount 400.01 --reason because --as finance
ends 'not before it came' 65 "*can't have happened before the receipt*" payment reverse RC202611-0003 --reason because --as finance --at 2026-11-23
does 'a part' payment reverse RC202611-0003 --order "$two" --amount 150 --reason '退款' --as finance
is 'counts no more' '41524.01,250.00,0.00,0.00,41274.01,0.00' "$(balance "$two")"
does 'the rest' payment reverse RC202611-0003 --reason '退票' --as finance
is 'of all that had a share' '41524.01,15000.50,0.00,0.00,26523.51,0.00 41524.01,0.00,0.00,0.00,41524.01,0.00' "$(balance "$one") $(balance "$two")"
refused 'once' 2.3.4 payment reverse RC202611-0003 --reason because --as finance
is 'the receipt stands, with its reversal' '退款; 退票' "$(payment list "$two" -F csv | sed 1d | cut -d, -f11)"

# money before goods: a payment that bounced stops the dispatch
so=$one
receive "$one" --amount 30000 --reference full >/dev/null
is 'over-payment is shown' '41524.01,45000.50,0.00,0.00,0.00,3476.49' "$(balance "$one")"
sr=$(request 1 20)
dn=$(ship note "$sr" --as clerk)
later=$(request 1 10)
dn2=$(ship note "$later" --as clerk)
is 'what is on notes' '41524.01,45000.50,40680.00,0.00,0.00,3476.49' "$(balance "$one")"
for n in $dn $dn2; do
	ship confirm "$n" --as lisa
	ship pack "$n" --packaging x --ok --as warehouse
done
payment reverse RC202611-0004 --order "$one" --amount 10000 --reason '退票' --as finance
send() { ship dispatch "$1" --carrier SF --waybill "W$1" --freight 1 --as warehouse; }
refused 'the later note is stopped' 2.4.3 send "$dn2"
like 'and says by how much' '*receipts lack 5679.50 since a payment was reversed; the gm can lift it' "$err"
does 'the earlier is covered' send "$dn"
ship ask "$later" --reason '老客户' --as clerk
approve "$later" --as gm
does 'the gm lifts it for exactly this shipment' send "$dn2"
receive "$one" --amount 90000 --reference x >/dev/null
ship deliver "$dn" --as clerk
ship deliver "$dn2" --as clerk

# two clerks and the same money at the same moment: exactly one wins
made
receive "$so" --amount 13560 --reference 'for ten' >/dev/null
a=$(request 1 10)
b=$(request 1 10)
(ship note "$a" --as clerk >one.out 2>one.err; echo $? >one.status) &
(ship note "$b" --as clerk >two.out 2>two.err; echo $? >two.status) &
wait
is 'one wins' '0 1' "$(cat one.status two.status | sort | tr '\n' ' ' | sed 's/ $//')"
like 'the other is told why' '*clause 2.4.3: receipts cover 0.00 of 13560.00; the gm can lift it*' "$(cat one.err two.err)"

# a bank statement: proposed, never guessed; the same line twice is one receipt
cat >bank.csv <<END
date,amount,reference,payer,memo
2026-11-20,100.00,B1,长江泵业,货款 $two
2026-11-21,41524.01,B2,长江泵业,
2026-11-22,7.00,B3,某某,
END
run payment receive --import bank.csv --as finance
is 'a receipt a line' '0 3' "$status $(echo "$out" | grep -c ^RC)"
like 'and says so' '*3 receipts recorded; 0 were there already*' "$err"
before=$(recorded)
run payment receive --import bank.csv --as finance
is 'again: nothing' "0  $before" "$status $out $(recorded)"
iconv -f UTF-8 -t GB18030 bank.csv | sed '1s/.*/日期,金额,流水号,付款人,摘要/' | iconv -f GB18030 -t UTF-8 | iconv -f UTF-8 -t GB18030 >gb.csv
sed '1s/.*/日期,金额,流水号,付款人,摘要/' bank.csv | iconv -f UTF-8 -t GB18030 >gb.csv
does 'as the bank writes it' payment receive --import gb.csv --as finance
is 'still the same lines' "$before" "$(recorded)"
proposal() { payment list --unassigned -F tsv | awk -F '\t' -v ref="$1" '$3 == ref { print $7 }'; }
is 'named in the memo' "$two (named)" "$(proposal B1)"
is 'by payer and amount' "$two (payer and amount)" "$(proposal B2)"
is 'no guess' '' "$(proposal B3)"
is 'nothing is assigned by itself' '0.00' "$(balance "$two" | cut -d, -f2)"
sed '2s/100.00/x/' bank.csv >bad.csv
ends 'a bad line: nothing' 65 "*bad.csv:2: amount: 'x'*" payment receive --import bad.csv --as finance
sed '4s/B3//' bank.csv >bad.csv
ends 'what is missing' 65 '*bad.csv:4: reference: is missing*' payment receive --import bad.csv --as finance
sed '4s/2026-11-22/2026-12-22/; 4s/B3/B4/' bank.csv >bad.csv
ends 'a day to come' 65 '*bad.csv:4:*future*' payment receive --import bad.csv --as finance
ends 'by finance' 77 '*' payment receive --import bank.csv --as clerk
ends 'for which order?' 64 '*ORDER*' payment receive --amount 1 --reference r --as finance

# invoices
invoice() { payment invoice "$@" --as finance; }
ends 'by finance' 77 '*only finance*' payment invoice "$one" --number 1 --kind special --as clerk
refused 'an invoice has its number' 2.3.4 invoice "$one" --kind special
refused 'and its kind' 2.3.4 invoice "$one" --number 044001
ends 'one of the two' 65 '*special, ordinary*' invoice "$one" --number 044001 --kind odd
says 'a part' IV202611-0001 invoice "$one" --number 044001 --kind special --amount 10000
ends 'a number once' 65 '*is that of IV202611-0001*' invoice "$one" --number 044001 --kind special
refused 'never more than the contract' 2.3.4 invoice "$one" --number 044002 --kind special --amount 31524.02
says 'the rest' IV202611-0002 invoice "$one" --number 044002 --kind ordinary
is 'to the fen, tax too' '41524.01 4777.10' "$(sql "select printf('%.2f %.2f', sum(amount) / 100.0, sum(tax_amount) / 100.0) from invoice")"
refused 'nothing is left to invoice' 2.3.4 invoice "$one" --number 044003 --kind special
refused 'a red letter has its reason' 2.3.4 invoice IV202611-0001 --number 044003
says 'red letter' IV202611-0003 invoice IV202611-0001 --number 044003 --reason '开错'
refused 'once' 2.3.4 invoice IV202611-0001 --number 044004 --reason because
refused 'and not of itself' 2.3.4 invoice IV202611-0003 --number 044004 --reason because
does 'with that it can be issued again' invoice "$one" --number 044005 --kind special --amount 10000
received
refused 'not before the contract' 2.3.4 invoice "$so" --number 044006 --kind special
is 'the register' 4 "$(payment list --invoices -F csv | sed 1d | wc -l)"

# a closed order whose payment bounces is closed no more
so=$(order-new -c C001 -k regular --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)
sql "update sales_order set state = 'closed' where id = (select max(id) from sales_order)"
rc=$(receive "$so" --amount 1200 --reference z)
payment reverse "$rc" --reason '退票' --as finance
is 'not closed any more' delivered "$(state)"
does 'history whole' ordflow check
plan
