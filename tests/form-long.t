#!/bin/sh
# Forms of long texts and of many lines: time and memory in proportion to them, and everything on paper. A closed month's keeps its name.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
received

perl -e 'print "steel $_\n" for 1 .. 100000' >lines.txt
perl -e 'print "steel" x 200000' >word.txt
perl -e 'print "\xe9\x92\xa2\xe6\x9d\x90" x 160000' >chinese.txt
# bounded KB COMMAND...: address space and time
# shellcheck disable=SC3045 # dash, bash and busybox have it
bounded() { (ulimit -v "$1"; shift; timeout 120 "$@"); }
if [ -n "${ASAN_OPTIONS-}" ] && nm -D "$BUILD/bin/form" 2>/dev/null | grep -q __asan; then
	bounded() { shift; timeout 300 "$@"; }
fi
for text in lines word chinese; do
	report submit 2026-11 --dept sales --file $text.txt --as lisa >/dev/null 2>&1
	for format in text html pdf; do
		does "a text of 1 MB as $format: $text" bounded 600000 form 2026-11 -F $format -o form.$format
	done
	[ $text = lines ] && is 'all of it' 100000 "$(grep -c 'steel [0-9]' form.text)"
done
is 'to the last character' 320000 "$(perl -CSD -Mutf8 -0ne 'print scalar(() = /[钢材]/g)' form.text)"

# A reason over several pages, on a form of single fields.
reason=$(perl -e 'print "steel $_ " for 1 .. 600')
dp=$(order-new -c C001 -k new -i P100 --qty 1 --due 2026-12-20 --quality x --as lisa)
dp=$(order-review demand "$dp" --purpose x --standard x --yearly 1 --target-price 1 --needed 2026-12-20 --product x --reason "$reason" --as lisa 2>err)
is 'a long field is printed to its end' 600 "$(form "$dp" | tr -s ' \n' ' ' | grep -o 'steel [0-9]*' | wc -l)"

# Ten thousand lines.
perl -e 'print "ref,customer,due,item,qty,quality,price\n"; print "R1,C001,2026-12-20,P100,$_,GB/T 7782,12.5\n" for 1 .. 10000' >orders.csv
many=$(order-new --import orders.csv --as lisa 2>/dev/null)
does 'ten thousand lines' bounded 1000000 form "$many" -F pdf -o many.pdf
like 'are many pages' 1 "$([ "$(grep -ac '/Type /Page$' many.pdf)" -ge 0 ] && echo 1)"

# The name under which a month was closed.
clock '2026-12-02 10:00'
before=$(form 2026-11 | head -1)
texts 2026-11 production tech purchasing qc warehouse finance
does 'closed' report close 2026-11 --as finance
does 'renamed' ordflow setting name '西方机电'
is "a closed month's form keeps its name" "$before" "$(form 2026-11 | head -1)"
like 'an open one has the new' '*西方机电*' "$(form 2026-12 | head -1)"
plan
