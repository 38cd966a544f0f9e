#!/bin/sh
# Days, times and numbers as people write them: each has one reading, which is shown; what has two is refused.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
clock '2026-11-24 10:00'
new() { order-new -c C001 -i P100 --qty "${2:-1}" --quality 'GB/T 7782' --due "$1" --as lisa; }
due() { order-show "$1" -F csv | sed -n 's/^orders,1,due,//p'; }
qty() { order-show "$1" -F csv | sed -n 's/^order_lines,1,qty,//p'; }
while read -r text day; do
	does "$text is read" new "$text"
	is "as $day" "$day" "$(due "$out")"
	like 'and shown' "*--due $text: $day*" "$err"
done <<'END'
12-20 2026-12-20
12/20 2026-12-20
12月20日 2026-12-20
2-3 2027-02-03
3/3 2027-03-03
2026/12/20 2026-12-20
2026.12.20 2026-12-20
2026-12-2 2026-12-02
2026年12月20日 2026-12-20
20261220 2026-12-20
２０２６－１２－２０ 2026-12-20
+30 2026-12-24
+2w 2026-12-08
+2周 2026-12-08
+0 2026-11-24
今天 2026-11-24
明天 2026-11-25
后天 2026-11-26
eom 2026-11-30
月底 2026-11-30
END
does 'what programs write' new 2026-12-20
is 'needs no word' '' "$(printf '%s' "$err" | grep -- --due)"
is 'nor does silence' '' "$(order-new -q -c C001 -i P100 --qty 1 --quality q1 --due +3 --as lisa 2>&1 >/dev/null | grep -- --due)"

# What has two readings, or none.
for text in 5/6 12-32 13-13 2026-13-01 20261340 2026/2/30 +2y 12.20 6-1 +99999 soon 十二月; do
	ends "$text is no day" 65 "*--due: '$text': *" new "$text"
done
like 'which year' '*in which year*' "$(new 6-1 2>&1)"
like 'which month' '*which is the month*' "$(new 5/6 2>&1)"

# Numbers.
while read -r text value; do
	does "$text is read" new 2026-12-20 "$text"
	is "as $value" "$value" "$(qty "$out")"
	like 'and shown, too' "*--qty $text: $value*" "$err"
done <<'END'
1,000 1000
12,345.5 12345.5
３ 3
１，０００ 1000
3件 3
３０台 30
END
for text in 1,00 1,0000 ,100 '100,' 1,000,00 1.000,5 3万 3吨 3m 件 3件件 1e3 '1 000'; do
	ends "$text is no number" 65 "*--qty: '$text': *" new 2026-12-20 "$text"
done
price() { product add "$1" --name p --price "$2" --as lisa && product list -F csv | sed -n "s/^$1,//p" | grep -o '1200.50'; }
is 'a price' '1200.50' "$(price X1 '¥1,200.50')"
is 'with its word' '1200.50' "$(price X2 '1200.50元')"
ends 'a price counts no things' 65 '*--price*' product add X3 --name p --price 3件 --as lisa
does 'a percentage' order-new -c C001 -i P100 --qty 1 --quality q1 --discount 5% --due +9 --as lisa
is 'five' 5 "$(order-show "$out" -F csv | sed -n 's/^order_lines,1,discount,//p')"

# Times; months; days that are no option.
at() { customer add "$1" --name n --at "$2" --as lisa; }
does 'a time of today' at D1 9:30
like 'is shown' '*--at 9:30: 2026-11-24T09:30:00+08:00*' "$err"
does 'a day and a time' at D2 '11-24 8:05'
does 'yesterday' at D3 '昨天 17:00'
like 'whole' '*2026-11-23T17:00:00+08:00*' "$err"
ends 'an hour too many' 65 '*no such time of day*' at D4 24:30
ends 'the future' 65 '*future*' at D4 明天
ends 'words' 65 '*--at*' at D4 'now and then'
does 'a month' report month 202611
does 'another way' report month 2026年11月
for typed in 2026年11月 2026/11; do
	run report submit "$typed" --dept sales --text '正常' --as lisa
	like "what changes says what $typed was read as" "0 *report: $typed: 2026-11*" "$status $err"
done
run report submit 2026-11 --dept sales --text '正常' --as lisa
is 'written plainly it says nothing' '0 ' "$status $err"
run report close 2026.11 --as finance
like 'whatever is done with the month' '*report: 2026.11: 2026-11*' "$err"
like 'of the calendar, too' '*2026-12-25*' "$(ordflow calendar set 12-25 holiday --name x --as wang; ordflow changes -F csv)"

# In a file a day counted from today would be another one tomorrow; what is absolute is read.
heads() { printf 'ref,customer,due,item,qty,quality\n%s\n' "$1" >in.csv; }
heads 'A1,C001,2026/12/20,P100,"1,000",q1'
does 'a file' order-new --import in.csv --as lisa
is 'has its day and number' '2026-12-20 1000' "$(due "$(order-list -F csv | sed -n '$s/,.*//p')") $(qty "$(order-list -F csv | sed -n '$s/,.*//p')")"
for text in +30 明天 12-20 eom; do
	heads "A2,C001,$text,P100,1,q1"
	ends "$text is no day in a file" 65 "*in.csv:2: due: '$text'*" order-new --import in.csv --as lisa
done
does 'history whole' ordflow check
plan
