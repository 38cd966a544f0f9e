#!/bin/sh
# What things are called: nothing that a shell, a path or a terminal acts upon, at every entrance; what offices have, at all.
# shellcheck source=lib.sh disable=SC2016,SC2317
. "${0%/*}/lib.sh"
factory

cat >bad.txt <<'END'
CX$(id>PWN)
CX`id`
CX;id
CX&id
CX|id
CX>f
CX<f
CX'x
CX"x
CX\x
CX*
CX?
CX[1]
CX{a,b}
CX!!
CX~
CX^
~root
#x
=x
../x
x/../y
x/./y
/etc/passwd
.x
END
printf '%s\n' ' CX' 'CX ' >>bad.txt
printf 'CX\302\240x\nCX\342\200\250x\nCX\342\200\256x\nCX\342\200\213x\n' >>bad.txt
bad() { # WHAT FUNCTION: each of them is bad data to it, and nothing is recorded
	let='' before=$(recorded)
	while IFS= read -r name; do
		"$2" "$name" </dev/null >out 2>err
		status=$?
		[ $status -eq 65 ] || let="$let $name($status)"
	done <bad.txt
	[ "$(recorded)" = "$before" ] || let="$let: recorded"
	is "$1" '' "$let"
}
a_customer() { customer add "$1" --name x --as lisa; }
a_product() { product add "$1" --name x --as lisa; }
a_carrier() { carrier add "$1" --name x --as wang; }
a_person() { ordflow user add "$1" --name x --role sales; }
a_centre() { capacity set "$1" --hours 8 --as wang; }
a_ref() { order-new -c C001 --ref "$1" -i P100 --qty 1 --due 2026-12-20 --quality x --as lisa; }
bad 'a customer' a_customer
bad 'a product' a_product
bad 'a carrier' a_carrier
bad 'a person' a_person
bad 'a work centre' a_centre
bad 'a ref' a_ref
packed >/dev/null
a_reference() { payment receive "$so" --amount 1 --reference "$1" --as finance; }
a_batch() { inspect record "$so" --line 2 --passed 1 --failed 0 --batch "$1" --as qc; }
a_revision() { drawing add "$so" --file pump.dwg --revision "$1" --key-points x --as zhang; }
a_title() { drawing add "$so" --file pump.dwg --revision Z --title "$1" --key-points x --as zhang; }
an_invoice() { payment invoice "$so" --number "$1" --kind special --amount 1 --as finance; }
a_waybill() { ship dispatch "$dn" --carrier SF --waybill "$1" --freight 1 --as warehouse; }
bad 'a bank reference' a_reference
bad 'a batch' a_batch
bad 'a revision' a_revision
bad 'a title' a_title
bad 'an invoice' an_invoice
bad 'a waybill' a_waybill
echo x >'pump$(id).dwg'
ends 'a file' 65 "*file's name 'pump\$(id).dwg': '\$' at byte 4*" \
	drawing add "$so" --file 'pump$(id).dwg' --title x --revision Z --key-points x --as zhang
echo x >.hidden
ends 'one that begins with a dot' 65 "*'.' at byte 0*" drawing add "$so" --file .hidden --title x --revision Z --key-points x --as zhang
ends "a contract's" 65 "*file's name*" contract archive "$ct" --file 'pump$(id).dwg' --as lisa
ends 'a space is for references' 65 '*a space at byte 1; a code has*' customer add 'C 1' --name x --as lisa
ends 'a dash would be an option' 65 "*'-' at byte 0*" order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality ok --ref=-x --as lisa

# Files of them.
printf 'code,name\nC900,good\nCX$(id),x\n' >customers.csv
ends 'customers' 65 '*customers.csv:3: *' customer import customers.csv --as lisa
printf 'code,name\nP900,good\nPX`id`,x\n' >products.csv
ends 'products' 65 '*products.csv:3: *' product import products.csv --as lisa
printf 'code,name\nSX;id,x\n' >carriers.csv
ends 'carriers' 65 '*carriers.csv:2: *' carrier import carriers.csv --as wang
printf 'login,name,roles\nw$(id),x,sales\n' >people.csv
ends 'people' 65 '*people.csv:2: *' ordflow user import people.csv
printf 'date,amount,reference\n2026-11-20,5.00,B;id\n' >bank.csv
ends 'a statement' 65 '*bank.csv:2: *' payment receive --import bank.csv --as finance
heading='ref,customer,customer_name,due,item,item_name,qty,quality'
printf '%s\nR1,CX$(id),x,2026-12-20,P100,,1,x\n' $heading >orders.csv
ends "orders' customers" 65 '*CX$(id)*' order-new --import orders.csv --create-missing --as lisa
printf '%s\nR1,C001,,2026-12-20,PX$(id),x,1,x\n' $heading >orders.csv
ends 'their products' 65 '*PX$(id)*' order-new --import orders.csv --create-missing --as lisa
printf '%s\nR$(id),C001,,2026-12-20,P100,,1,x\n' $heading >orders.csv
ends 'and refs' 65 '*R$(id)*' order-new --import orders.csv --as lisa

# What offices have.
let=''
while IFS= read -r code; do
	customer add "$code" --name x --as lisa 2>err && product add "$code" --name x --as lisa 2>err || let="$let $code: $(cat err)"
done <<'END'
C002
客户-01
M8×20
P-100/2#
DN20(304)
(新)泵
（旧）泵
A+B
3,5:1
ø50
№7
Ёлка_1
日本語ー２
50%
泵、阀
END
is 'codes' '' "$let"
let=''
while IFS= read -r ref; do
	order-new -c C001 --ref "$ref" -i P100 --qty 1 --due 2026-12-20 --quality x --as lisa >/dev/null 2>err &&
		payment receive "$so" --amount 1 --reference "$ref" --as finance >/dev/null 2>err || let="$let $ref: $(cat err)"
done <<'END'
PO-1
BOC 88124
采购单 2026/11 (补)
PO#12
4500017788/10
电汇　工行
END
is 'references' '' "$let"
for login in zhang.min w_3 li-na@example.com 李莎; do
	does "the login $login" ordflow user add "$login" --role sales
done
echo x >'泵体 (左) v2.dwg'
does 'files' drawing add "$so" --file '泵体 (左) v2.dwg' --revision B.1 --key-points x --as zhang

# What older files have goes on.
sql "insert into customer (code, name) values ('CX\$(id)', 'old')"
does 'an old code is edited' customer edit 'CX$(id)' --name new --as lisa
does 'ordered for' order-new -c 'CX$(id)' -i P100 --qty 1 --due 2026-12-20 --quality x --as lisa
customer list -F csv >old.csv
does 'and imported' customer import old.csv --as lisa
plan
