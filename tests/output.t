#!/bin/sh
# The four formats, text of every kind in and out again, and what it may do to a terminal or a spreadsheet.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory

# json EXPRESSION: of the JSON on standard input, by SQLite's own reader
json() {
	cat >in.json
	sqlite3 :memory: "with file (text) as (select cast(readfile('in.json') as text)) select $1 from file"
}

# Names that have broken other programs. One field each, in and out again unchanged.
names() {
	cat <<-'END'
		O'Hara "the pump" & Söhne
		'; drop table customer; --
		$(reboot) `reboot` %s %n \n
		--help
		-x
		=1+1
		+861380000
		@SUM(A1)
		'quoted'
		a,b;c	d
		泵业 👩‍🔧 ﷽
		‮right to left‬
		   blanks around   
		NULL
		\x00 \u0000 {"a":1}
		<script>alert(1)</script>
	END
	printf 'é\n' # composed
	printf 'e\314\201\n' # and not
}
number_=0
while IFS= read -r name; do
	number_=$((number_ + 1))
	case $name in *'	'*) name=$(printf '%s' "$name" | tr '\t' ' ') ;; esac
	does "name $number_ in" customer add "N$number_" --name="$name"
	is "name $number_ in the file" "$name" "$(sql "select name from customer where code = 'N$number_'")"
	is "name $number_ in JSON" "$name" "$(customer show "N$number_" -F json | json "text ->> 'name'")"
done <<END
$(names)
END
is 'a spreadsheet runs none of them' '' "$(customer list -F csv | grep -E '(^|,|^")"?[=+@-]')"
is 'a formula is defused' "\"'=1+1\"" "$(customer show N6 -F csv | sed -n '2s/^N6,\([^,]*\),.*/\1/p')"
is 'an apostrophe of its own is kept' "'quoted'" "$(customer show N9 -F csv | sed -n '2s/^N9,\([^,]*\),.*/\1/p')"
is 'no terminal is turned round' '\u{202e}right to left\u{202c}' "$(customer show N12 | sed -n '2s/^N12   *//; 2s/  *no .*//p')"

# what is no text
ends 'an escape sequence' 65 '*--name*a control character at byte 1*' customer add X --name "$(printf 'a\033[2J')"
ends 'a newline in a line' 65 '*control character*' customer add X --name "a
b"
does 'but in a note' customer add X --name x --note "a
b	c"
ends 'invalid UTF-8' 65 '*invalid UTF-8 at byte 2*' customer add Y --name "$(printf 'ab\377')"
ends 'an empty code' 65 '*' customer add '' --name x
ends 'no name' 65 '*has no name*' customer add Z
does 'a dash as an operand' customer add --name dash -- -dash-
is 'is its code' "\"'-dash-\"" "$(customer show -F csv -- -dash- | sed -n '2s/,.*//p')"

# formats
is 'csv: a quoted newline' '"a
b	c"' "$(customer show X -F csv | sed 1d | cut -d, -f8)"
is 'tsv: one line a row' 'a\nb\tc' "$(customer show X -F tsv | sed 1d | cut -f8)"
is 'json: one object a line' 1 "$(customer show X -F json | wc -l)"
is 'json: null, booleans and numbers' '{"code":"P100","name":"隔膜泵","spec":null,"unit":"台","price":1200.00,"cost":800.00,"note":null}' \
	"$(product show P100 -F json)"
is 'table: columns stand under their headings' 'code  name        unit    price    cost
P100  隔膜泵      台    1200.00  800.00
P200  食品级软管  m     12.3456    6.00' "$(product list)"
is 'an empty list has its heading' 'code,name,transit_days,approved,approved_by,suspended,suspended_reason,contact,phone,note' "$(ORDFLOW_DB=$home/e.db; export ORDFLOW_DB; ordflow init; carrier list -F csv)"
ends 'no such format' 64 "*'xml' is none of table, csv, tsv, json*" customer list -F xml
is 'a version' "customer (ordflow) $(ordflow version | sed -n 's/^ordflow //p')" "$(customer -V)"
ends 'a verb mistyped' 64 '*no verb lst: list?*' customer lst
ends 'an option mistyped' 64 '*no option --nmae: --name?*' customer add X --nmae x
ends 'an option of another verb' 64 '*customer list has no option --name*' customer list --name x
ends 'a value where none is taken' 64 '*takes no value*' customer list --quiet=yes
does 'options anywhere' customer --format csv list -q
so=$(order-new -c X --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)
is 'a document in JSON is one object' 1 "$(order-show "$so" -F json | json 'json_valid(text)')"
is 'in CSV part, row, field, value' 'part,row,field,value' "$(order-show "$so" -F csv | head -1)"

# nothing but data on stdout, nothing at all on stderr, unless at a terminal
run order-new -c X --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa
is 'quiet for scripts' '' "$err"
# a long file
{
	echo ref,customer,due,item,qty,quality
	i=0
	while [ $i -lt 3000 ]; do
		i=$((i + 1))
		echo "R$i,C001,2026-12-20,P100,1,q"
	done
} >long.csv
run order-new --import long.csv --as lisa
is 'no bar in a script' 'order-new: 3000 orders, 3000 lines imported; 0 orders were there already; 0 bad rows' "$err"
sed 's/^R/S/' long.csv >longer.csv
while [ "$(wc -c <longer.csv)" -lt 1500000 ]; do sed '1!s|^\(.\)|\1x|' longer.csv >longer.new && sed 1d longer.new >>longer.csv; done

# at a terminal, if a machine has any
terminal() { script -qec "$*" /dev/null </dev/null | tr -d '\r'; }
if has_terminals; then
	like 'at a terminal: the number and what comes next' 'SO*order-new: next: order-review open*' \
		"$(terminal order-new -c X --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)"
	like 'through the pager' '*paged*' "$(PAGER='sed s/^/paged/' terminal product list)"
	like 'or none' 'code*' "$(PAGER='' TERM=dumb terminal product list)"
	escape=$(printf '\033')
	like 'headings stand out' "$escape\[1mcode*$escape\[0m*" "$(PAGER='' TERM=xterm terminal product list)"
	like 'what is late, too' "*$escape\[31m2026-11-*yes*" "$(PAGER='' TERM=xterm INJECT_NOW=$((INJECT_NOW + 864000)) terminal todo --all)"
	like 'an error' "$escape\[1;31mproduct:$escape\[0m no product*" "$(TERM=xterm terminal product show nothing)"
	like 'through less, which shows it' "*$escape\[1mcode*" "$(PAGER=cat TERM=xterm terminal product list)"
	like 'not where nobody wants it' 'code*' "$(PAGER='' TERM=xterm NO_COLOR=1 terminal product list)"
	like 'nor in a file' 'code*' "$(TERM=xterm terminal 'product list >list; cat list')"
	like 'a bar at a terminal' '*#*%*' "$(terminal order-new --import longer.csv --as lisa | head -c 100000)"
else
	skip 'no terminals here'
fi
# other encodings on the way out
customer edit C001 --note '第一行
=1+1,"引号"' --as lisa
customer list -F csv >utf8.csv
is 'GB18030' "$(cat utf8.csv)" "$(customer list -F csv --encoding gb18030 | iconv -f GB18030 -t UTF-8)"
is 'and its other name' "$(cat utf8.csv)" "$(customer list -F csv --encoding GBK | iconv -f GB18030 -t UTF-8)"
is 'tsv, into a file' "$(customer list -F tsv)" "$(customer list -F tsv --encoding gb18030 -o gb.tsv && iconv -f GB18030 -t UTF-8 gb.tsv)"
is 'a byte order mark' "$(printf '\357\273\277'; cat utf8.csv)" "$(customer list -F csv --bom)"
customer list -F csv --encoding gb18030 >gb.csv
before=$(recorded)
does 'comes back in' customer import gb.csv --as lisa
is 'as it was' "$before" "$(recorded)"
customer list -F csv --bom >bom.csv
does 'also with a mark' customer import bom.csv --encoding utf-8 --as lisa
is 'as it was' "$before" "$(recorded)"
awk 'BEGIN { print "code,name"; for (i = 0; i < 3000; i++) printf "X%04d,%s泵业有限公司第%d号\n", i, substr("abc", 1, i % 4), i }' >many.csv
customer import many.csv --as lisa
is 'characters that stand across blocks' "$(customer list -F csv | sha256sum)" \
	"$(customer list -F csv --encoding gb18030 | iconv -f GB18030 -t UTF-8 | sha256sum)"
ends 'no such encoding' 65 "*'latin1' is neither utf-8 nor gb18030*" customer list -F csv --encoding latin1
ends 'of a table' 64 '*for csv and tsv*' customer list --bom
ends 'of json' 64 '*for csv and tsv*' customer list -F json --encoding gb18030
ends 'a mark that there is not' 64 '*--bom is for utf-8*' customer list -F csv --encoding gb18030 --bom
ends 'a full disk' 74 '*' sh -c 'customer list -F csv --encoding gb18030 >/dev/full'
plan
