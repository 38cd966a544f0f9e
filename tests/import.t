#!/bin/sh
# order-new --import: all or nothing, harmless to repeat, bad rows by file, line, column and reason.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
import() { order-new --import "$@" --as lisa; }
orders() { sql 'select count(*) from sales_order'; }

# the real orders of design.md, if they are at hand
northwind=$tests/../../shared/data/northwind-orders.csv
if [ -f "$northwind" ]; then
	does '830 real orders' import "$northwind" --create-missing
	is 'as many numbers' 830 "$(echo "$out" | grep -c '^SO202611-0')"
	like 'and says so' '*830 orders, 2155 lines imported; 0 orders were there already; 0 bad rows' "$err"
	before=$(recorded)
	does 'again' import "$northwind" --create-missing
	like 'changes nothing and says so' '*nothing changed: 0 orders, 0 lines imported; 830 orders were there already*' "$err"
	is 'nothing changed' "$before" "$(recorded)"
	# every month's count, lines and amount, worked out from the file alone with exact decimals
	cat >expected.awk <<-"AWK"
		NR > 1 {
			month = substr($4, 1, 7)
			lines[month]++
			if (!($1 in seen)) { seen[$1] = 1; count[month]++ }
			# price to four decimals, discount in whole per cent: all integers below 2^53
			price = sprintf("%.0f", $12 * 10000)
			amount[month] += int((price * $10 * (100 - $13) + 5000) / 10000)
		}
		END { for (month in count) printf "%s %d %d %.2f\n", month, count[month], lines[month], amount[month] / 100 }
	AWK
	awk -F, -f expected.awk "$northwind" | sort >expected
	while read -r month rest; do
		report month "$month" -F csv | awk -F, -v month="$month" '
			$2 == "orders" { value[$4] = $5 }
			END { print month, value["count"], value["lines"], value["amount"] }'
	done <expected >got
	is 'every month right' "$(cat expected)" "$(cat got)"
	is 'in all' 1265793.29 "$(cut -d' ' -f4 got | awk '{ sum += $1 } END { printf "%.2f", sum }')"
	does 'history whole' ordflow check
else
	skip 'the real orders are not here'
fi

# bad rows
cat >bad.csv <<'END'
ref,customer,due,item,qty,quality,price
A1,C001,2026-12-20,P100,5,q,
A2,C001,2026-12-20,P100,five,q,
A3,C9,2026-12-20,P100,5,q,
A4,C001,2026-12-20,P9,5,q,
A5,C001,2026-13-20,P100,5,q,
A6,C001,2026-12-20,P100,5,,
A7,C001,2026-12-20,P100,5,q,
A7,C002,2026-12-20,P100,5,q,
A8,C001,2026-12-20,P100,5,q
A9,C001,2026-11-01,P100,5,q,
A10,C001,2026-12-20,P100,9000000000000,q,9000000000000
END
before=$(orders)
run import bad.csv
is 'bad rows: 65' 65 "$status"
is 'and nothing imported' "$before $out" "$(orders) "
like 'a number' "*bad.csv:3: qty: 'five': not a number*" "$err"
like 'a customer' '*bad.csv:4: customer: no customer with the code C9*' "$err"
like 'a product' '*bad.csv:5: item: no product with the code P9*' "$err"
like 'a date' "*bad.csv:6: due: '2026-13-20'*" "$err"
like 'what is missing' '*bad.csv:7: quality: is missing (clause 1.1)*' "$err"
like 'rows that disagree' "*bad.csv:9: customer: differs from the order's first row*" "$err"
like 'too few fields' '*bad.csv:10: 6 fields under 7 headings*' "$err"
like 'a date before the receipt' '*bad.csv:11: *before the receipt*' "$err"
like 'an amount' '*bad.csv:12: *too large*' "$err"
does 'partial' import bad.csv --partial --rejects rejects.csv
is 'takes what is good' "$((before + 1)) SO" "$(orders) $(echo "$out" | cut -c1-2)"
is 'and leaves the rest, whole orders' 'A2 A3 A4 A5 A6 A7 A7 A8 A9 A10' \
	"$(sed 1d rejects.csv | cut -d, -f1 | tr -d '"' | tr '\n' ' ' | sed 's/ $//')"
like 'with the reason' "*five*line 3: qty: 'five': not a number*" "$(cat rejects.csv)"
sed '/A2/!{1!d}; s/five/6/' rejects.csv >mended.csv
does 'mended, the rejects can be imported' import mended.csv
is 'as an order' $((before + 2)) "$(orders)"
ends 'rejects that cannot be written' 74 '*nowhere*' import bad.csv --partial --rejects nowhere/r.csv
ends 'nothing good at all' 65 '*nothing was imported*' import bad.csv --partial --encoding utf-8 -n

# headings
heads() { printf '%s\n' "$@" >heads.csv; }
heads 'ref,customer,due,item,qty,qualitty' 'B1,C001,2026-12-20,P100,1,q'
ends 'a heading that is none' 65 "*heads.csv:1: column 'qualitty': there is no such column; quality?" import heads.csv
heads 'ref,customer,due,item,qty' 'B1,C001,2026-12-20,P100,1'
ends 'one that is missing' 65 "*column 'quality': is missing*" import heads.csv
heads 'ref,ref,customer,due,item,qty,quality' 'B1,B1,C001,2026-12-20,P100,1,q'
ends 'one twice' 65 '*stands twice*' import heads.csv
: >heads.csv
ends 'an empty file' 65 '*is empty*' import heads.csv
ends 'no file' 66 '*nowhere.csv*' import nowhere.csv
ends 'a folder' 74 '*directory*' import .
heads '质量要求,数量,产品,交货日期,客户,外部单号' '食品级,1,P100,2026-12-20,C001,B1'
does 'Chinese headings, another order' import heads.csv
iconv -f UTF-8 -t GB18030 heads.csv | sed 's/B1/B2/' >gb.csv
does 'in GB18030' import gb.csv
is 'the text is the same' '食品级 食品级' "$(sql "select group_concat(quality, ' ') from order_line join sales_order on order_id = id where ref in ('B1', 'B2')")"
printf '\357\273\277ref,customer,due,item,qty,quality\r\nB3,C001,2026-12-20,P100,1,q\r\n' >bom.csv
does 'a byte order mark and the line ends of Windows' import bom.csv
printf 'ref,customer,due,item,qty,quality\nB4,C001,2026-12-20,P100,1,\377\n' >invalid.csv
ends 'neither encoding' 65 '*invalid.csv:2: invalid UTF-8*' import invalid.csv
printf 'ref,customer,due,item,qty,quality\nB4,C001,2026-12-20,P100,1,"q\n' >open.csv
ends 'a quote that is not closed' 65 '*open.csv:2: a quote that is not closed*' import open.csv
does 'from standard input' sh -c 'sed s/B3/B5/ bom.csv | order-new --import - --as lisa'

# rows of one order that stand apart; a row that is bad further down makes no half an order
heads 'ref,customer,due,item,qty,quality' 'D1,C001,2026-12-20,P100,1,q' 'D2,C001,2026-12-20,P100,1,q' 'D1,C001,2026-12-25,P200,2,q'
does 'rows apart' import heads.csv
is 'one order of two lines' 2 "$(sql "select count(*) from order_line join sales_order on order_id = id where ref = 'D1'")"
ends 'only sales imports' 77 '*' order-new --import heads.csv --as gm
before=$(recorded)
heads 'ref,customer,due,item,qty,quality' 'D3,C001,2026-12-20,P100,1,q'
does 'a dry run' import heads.csv -n
is 'a dry run changes nothing' "$before" "$(recorded)"

# the calendar holds for the whole file, not for its first orders alone
clock '2026-11-24 16:00'
for day in 2026-11-25 2026-11-26 2026-11-27 2026-11-30; do
	ordflow calendar set $day holiday --name '停电' --as wang
done
awk 'BEGIN { print "ref,customer,due,kind,item,qty,quality"; for (i = 0; i < 40; i++)
	for (line = 0; line <= i; line++) printf "R%d,C001,2026-12-20,regular,P100,1,a requirement that takes some room %d\n", i, i }' >many.csv
does 'many regular orders' import many.csv
is 'each reply is due behind the holidays' '40 1' \
	"$(sql "select count(*) || ' ' || count(distinct due_at) from clock where document_id in (select id from sales_order where ref like 'R%')")"
is 'an order says which file it came from' "$(printf 'many.csv\n%s' "$(sha256sum many.csv | cut -d' ' -f1)")" \
	"$(order-show "$(order-list -F csv | sed -n '$s/,.*//p')" -F csv | sed -n 's/^imported,1,[a-z0-9]*,//p')"
is 'the same for all of it' 1 "$(sql 'select count(*) from order_file where name = '\''many.csv'\')"
before=$(recorded)
does 'again' import many.csv
is 'nothing is added' "$before" "$(recorded)"
heads 'ref,customer,due,item,qty,quality' 'E1,C001,2026-12-20,NONE,1,q' 'E2,C001,2026-12-20,P100,1,q'
order-new --import heads.csv --partial --as lisa >/dev/null
is 'beside a bad one, too' heads.csv "$(sql "select name from order_file join sales_order on file_id = order_file.id where ref = 'E2'")"
is 'what was typed names none' '' "$(order-show "$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q1 --as lisa)" -F csv | grep '^imported')"
does 'history whole' ordflow check
plan
