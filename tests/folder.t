#!/bin/sh
# A whole database as a folder of CSV files, and back: the same in every figure.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
dispatched
grep -v '^#' "$tests/data/naughty.txt" | grep . | head -n 200 >strings.txt
n=0
while read -r string; do
	n=$((n + 1))
	customer add "N$n" --name "x$string" --note "$string" --as lisa >/dev/null 2>&1
done <strings.txt
customer edit C001 --note '' --address "=1+1" --contact "'=x" --as lisa
does 'out' ordflow export all
is 'a file a table' "$(sql "select group_concat(name || '.csv', ' ') from (select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name)")" \
	"$(find all -type f | sed 's|.*/||' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
is 'nothing is run by a spreadsheet' 0 "$(cat all/*.csv | grep -c '\(^\|,\)"[=+@]')"
does 'in' ordflow import all --db again.db
again() { command=$1; shift; "$command" --db again.db "$@"; }
does 'sound' again ordflow check
is 'the same history' "$(ordflow check --seal)" "$(again ordflow check --seal)"
is 'row by row' "$(sqlite3 "$ORDFLOW_DB" .dump | LC_ALL=C sort | sha256sum)" "$(sqlite3 again.db .dump | LC_ALL=C sort | sha256sum)"
is 'the month' "$(report month 2026-11 -F csv)" "$(again report month 2026-11 -F csv)"
is 'the order' "$(order-show "$so" -F json)" "$(again order-show "$so" -F json)"
is 'the customers' "$(customer list -F json)" "$(again customer list -F json)"
is 'the contract to the bit' "$(contract extract "$ct" | sha256sum)" "$(again contract extract "$ct" | sha256sum)"
is 'as it was known before' "$(order-show "$so" -F json --as-of 2026-11-24T10:00)" "$(again order-show "$so" -F json --as-of 2026-11-24T10:00)"
again ordflow export twice
does 'out again: the same bytes' diff -r all twice
is 'numbers go on' SO202611-0002 "$(again order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)"
does 'and the chain' again ordflow check

# whole or not at all
ends 'not over what is there' 78 '*all is there already*' ordflow export all
ends 'nor a database' 78 '*is there already*' ordflow import all
ends 'no folder' 66 '*nowhere/*' ordflow import nowhere --db new.db
broken() { # NAME STATUS PATTERN SED FILE
	rm -rf broken
	cp -r all broken
	sed -i "$4" "broken/$5"
	ends "$1" "$2" "$3" ordflow import broken --db new.db
	is 'and no database' 1 "$([ -e new.db ]; echo $?)"
}
broken 'a column left out' 65 '*product.csv:1: unit: is not its heading*' '1s/unit,//' product.csv
broken 'a cell too many' 65 '*product.csv:2: too many columns*' '2s/$/,1/' product.csv
broken 'a cell too few' 65 '*product.csv:2: too few columns*' '2s/,[^,]*$//' product.csv
broken 'no number' 65 "*product.csv:2: id: *" '2s/^1/one/' product.csv
broken 'no digest' 65 '*signature.csv:2: content: not hexadecimal*' '2s/"[0-9A-F]\{64\}"/"XY"/' signature.csv
broken 'a quote left open' 65 '*product.csv*' '2s/"$/x/; 2s/"//' product.csv
broken 'another amount' 78 "*isn't sound: *order_line*isn't what the journal says*" '2s/,3600000,/,3600001,/' order_line.csv
broken 'an event taken out' 78 "*isn't sound: the journal lacks event 5*" '/^5,/d' event.csv
broken 'what refers to nothing' 78 "*isn't sound: *" '/^2,"P200"/d' product.csv
rm -rf broken
cp -r all broken
rm broken/step.csv
ends 'a table left out' 66 '*broken/step.csv*' ordflow import broken --db new.db
plan
