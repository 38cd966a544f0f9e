#!/bin/sh
# Clause 1.6a: a repeated product is made by the drawing and the briefing of before; the workshop acknowledges it.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
tasks() { todo "$so" --as "$1" -F csv | sed 1d | cut -d, -f3 | grep drawing; }
made
contracted
refused 'of what was not made yet nothing is used again' 1.6a drawing reuse "$so" --as workshop
like 'which line, and who has to draw it' "*line 2 was not made like that before: drawing add $so (tech)*" "$err"
first=$(sql 'select min(order_id) from drawing')
qi=$(inspect record "SO$(sql "select substr($first, 1, 6) || '-' || substr($first, 7)")" --line 2 --passed 60.5 --failed 0 --batch H1 --as qc)
inspect finish "$qi" --as workshop >/dev/null
is 'then the workshop is asked' 'drawing reuse' "$(tasks workshop)"
is 'and tech is not' '' "$(tasks zhang)"
ends 'only the workshop' 77 '*only workshop*' drawing reuse "$so" --as zhang
schedule make "$so" --as wang
step tech zhang; step purchasing purchasing
refused 'no production before' 1.6a schedule start "$so" production --as wang
does 'it acknowledges' drawing reuse "$so" --as workshop
ends 'once' 65 '*has these drawings already*' drawing reuse "$so" --as workshop
is 'nobody is asked any more' '' "$(tasks workshop)"
is 'a drawing of this order' "pump.dwg,A,workshop,workshop,$dw" "$(drawing list "$so" -F csv | sed 1d | cut -d, -f3,4,7-)"
again=$(drawing list "$so" -F csv | sed 1d | cut -d, -f1)
is 'with the file of the first' 'drawing' "$(drawing extract "$again")"
like 'and its event' '*drawing reuse*' "$(order-show "$so")"

# A newer revision of the first counts for whoever uses it.
first=$so
echo other >pump.dwg
newer=$(drawing add "$(sql "select 'SO' || substr(order_id, 1, 6) || '-' || substr(order_id, 7) from drawing limit 1")" \
	--file pump.dwg --revision B --key-points '密封面 Ra0.4' --as zhang)
refused 'not by the older revision' 1.6a schedule start "$so" production --as wang
like 'it says which, and what to do' "*not acknowledged $newer: drawing reuse $so*" "$err"
refused 'of which the workshop was not briefed' 1.6a drawing reuse "$so" --as workshop
like 'that' "*has not been briefed on $newer*" "$err"
does 'briefed' drawing brief "$newer" --to workshop --as zhang
does 'and acknowledged' drawing reuse "$so" --as workshop
does 'it is made' step production wang
for line in '1 30' '2 60.5'; do
	# shellcheck disable=SC2086 # a line and its quantity
	set -- $line
	qi=$(inspect record "$so" --line "$1" --passed "$2" --failed 0 --batch "N$1" --as qc)
	inspect finish "$qi" --as workshop >/dev/null
done

# The one after it, by the same; and what is asked for otherwise is drawn anew.
contracted
does 'again by the newest' drawing reuse "$so" --as workshop
is 'which is the original' "B,$newer" "$(drawing list "$so" -F csv | sed 1d | cut -d, -f4,9)"
received() {
	so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality 'GB/T 9999' -i P200 --qty 1 --quality '食品级' --as lisa)
}
contracted
refused 'another quality is drawn anew' 1.6a drawing reuse "$so" --as workshop
is 'by tech' 'drawing add' "$(tasks zhang)"
is 'not by the workshop' '' "$(tasks workshop)"
received() {
	so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality 'GB/T 7782' -i P200 --qty 1 --quality '食品级' --as lisa)
}
product edit P100 --name '大隔膜泵' --as zhang
contracted
refused 'a product that is another by now, too' 1.6a drawing reuse "$so" --as workshop
product edit P100 --name '隔膜泵' --price 1300 --as lisa
contracted
does 'its price is on no drawing' drawing reuse "$so" --as workshop
order-change cancel "$so" --reason '取消' --as vp
refused 'nothing of a cancelled order' 1.6a drawing reuse "$so" --as workshop

# What is changed afterwards isn't what was acknowledged.
received() {
	so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality 'GB/T 7782' -i P200 --qty 1 --quality '食品级' --as lisa)
}
product edit P100 --price 1200 --as lisa
contracted
drawing reuse "$so" --as workshop
schedule make "$so" --as wang; step tech zhang; step purchasing purchasing
cn=$(order-change propose "$so" --line 1 --spec DN80 --reason '客户要求' --as lisa)
approve "$cn" --as vp
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
approve "$qt" --as vp; quote report "$qt" --as lisa; quote send "$qt" --as lisa; quote answer "$qt" --accepted --as lisa
contract amend "$qt" --signatory a --customer-signatory b --reason '客户要求' --file scan.pdf --as lisa >/dev/null
schedule make "$so" --reason '变更' --as wang
refused 'a specification that no drawing shows' 1.6a schedule start "$so" production --as wang
like 'it says what' '*line 1: specification*' "$err"
refused 'is not made by the old one' 1.6a drawing reuse "$so" --as workshop
dw=$(drawing add "$so" --file pump.dwg --revision C --key-points 'DN80' --as zhang)
drawing brief "$dw" --to workshop --as zhang
does 'by its own' schedule start "$so" production --as wang

# Drawings that came after the goods made nothing.
so=$(order-new -c C001 -k regular --due 2026-12-20 -i P200 --qty 3 --quality q7 --as lisa)
schedule reply "$so" --date 2026-12-20 --as wang; schedule make "$so" --as wang
schedule start "$so" production --finish --as wang
qi=$(inspect record "$so" --line 1 --passed 3 --failed 0 --batch R1 --as qc); inspect finish "$qi" --as workshop >/dev/null
clock '2026-11-25 10:00'
dw=$(drawing add "$so" --file pump.dwg --revision A --key-points k1 --as zhang); drawing brief "$dw" --to workshop --as zhang
so=$(order-new -c C001 --due 2026-12-20 -i P200 --qty 3 --quality q7 --as lisa)
refused 'they are no drawings that it was made by' 1.6a drawing reuse "$so" --as workshop

# Two orders of before, whose drawings have one title.
p300() { product add "$1" --name "$2" --unit 台 --price 100 --as lisa; }
p300 P300 泵三; p300 P400 泵四
for product in P300 P400; do
	received() { so=$(order-new -c C001 --due 2026-12-20 -i "$product" --qty 3 --quality q1 --as lisa); }
	echo "$product" >same.dwg
	contracted
	dw=$(drawing add "$so" --file same.dwg --revision A --key-points "k $product" --as zhang)
	drawing brief "$dw" --to workshop --as zhang
	schedule make "$so" --as wang; step tech zhang; step purchasing purchasing; step production wang
	qi=$(inspect record "$so" --line 1 --passed 3 --failed 0 --batch "$product" --as qc); inspect finish "$qi" --as workshop >/dev/null
done
received() { so=$(order-new -c C001 --due 2026-12-20 -i P300 --qty 3 --quality q1 -i P400 --qty 3 --quality q1 --as lisa); }
contracted
does 'both are used' drawing reuse "$so" --as workshop
is 'the second by a name of its own' 'same.dwg' "$(drawing list "$so" -F csv | sed 1d | cut -d, -f3 | sed -n 1p)"
like 'which says whose it is' 'same.dwg SO*' "$(drawing list "$so" -F csv | sed 1d | cut -d, -f3 | sed -n 2p)"
does 'the file is whole' ordflow check
plan
