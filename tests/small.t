#!/bin/sh
# Clause 1.2c: small orders at the review, the quotation and the contract; a raise that holds; who sets a customer's standing.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add boss --name 销售主管 --role sales --head
customer add C002 --name '小河五金' --as lisa
all=tech,production,purchasing,qc
# reviewed OPTIONS...: $so reviewed, its sheet opened with these, then concluded as $mode says, and its form complete
mode='--accept standard'
reviewed() {
	order-review open "$so" --depts $all "$@" --as lisa 2>/dev/null
	order-review opinion "$so" --dept tech --agree --as zhang
	order-review opinion "$so" --dept production --agree --as wang
	# shellcheck disable=SC2086 # words are meant
	order-review conclude "$so" $mode --as wang &&
		for d in tech:zhang production:wang purchasing:purchasing qc:qc; do
			order-review days "$so" --dept "${d%:*}" --days 1 --as "${d#*:}"
		done
}
ordered() { so=$(order-new -c "$1" --due 2026-12-20 -i P100 --qty "$2" --quality q --as lisa); }
quote_() { quote new "$so" --tax 0 --valid 2026-12-31 "$@"; }
meeting='--meeting 2026-11-24 --attendees a'

# A raise that was concluded holds.
ordered C002 2
mode='--accept raise-extend --raise 10 --extend 3'
reviewed
refused 'the raised price is not dropped' 1.2c quote_ --price 1=1200 --as lisa
like 'it says which, and what it would be' '*line 1: 1200.00*1320.00*vp, gm can lift it*' "$err"
refused 'nor with a reason of sales' 1.2c quote_ --price 1=1200 --reason '老客户' --as lisa
refused 'nor by a discount' 1.2c quote_ --discount 1=0.5 --as lisa
refused 'nor by vp without a reason that says something' 1.2c quote_ --price 1=1200 --reason . --as vp
does 'a higher price is' quote_ --price 1=1400 --as lisa -n
does 'vp lowers it, and says why' quote_ --price 1=1200 --reason '老客户，长期合作' --as vp
qt=$(quote list "$so" -F csv | sed -n '2s/,.*//p')
refused 'somebody else signs it' 1.3b approve "$qt" --as vp
does 'gm does' approve "$qt" --as gm
like 'it is counted' '*1.2c*1*' "$(report compliance -F csv | grep '^1.2c,')"
is 'once' 1 "$(sql "select count(*) from lift where rule like '%raise%' or (clause = '1.2c' and prefix = 'QT')")"
qt=$(quote_ --as lisa)
is 'without a word it is as concluded' 1320.00 "$(quote show "$qt" -F csv | sed -n 's/^lines,1,price,//p')"

# Small at the review, not in the quotation: the larger counts.
customer add C003 --name '乙' --as lisa
ordered C003 8
reviewed
does 'a raise alone makes no order larger' quote_ --as lisa -n
refused 'it was circulated as small' 1.2d quote_ --price 1=12500 --as lisa
# shellcheck disable=SC2086 # words are meant
does 'a meeting is held' reviewed $meeting
qt=$(quote_ --price 1=12500 --as lisa)
is 'then it is quoted' 100000.00 "$(quote list "$so" -F csv | sed -n '2p' | cut -d, -f4)"

# Not small without prices; once it is priced, it is.
product add P300 --name '阀'
product release P300 --as zhang
product release P300 --as wang
customer add C004 --name '丙' --as lisa
so=$(order-new -c C004 --due 2026-12-20 -i P300 --qty 2 --quality q --as lisa)
refused 'without a price it is not small' 1.2d order-review open "$so" --depts $all --as lisa
mode='--accept standard'
# shellcheck disable=SC2086 # words are meant
reviewed $meeting
refused 'priced, it is' 1.2c quote_ --price 1=50 --as lisa
like 'what is done' '*100.00 is below 10000.00*another sheet*' "$err"
mode='--accept raise-extend --raise 5 --extend 3'
# shellcheck disable=SC2086 # words are meant
does 'reviewed again' reviewed $meeting
does 'with the mode that is proposed it is quoted' quote_ --price 1=50 --as lisa

# An order that was only to make the other larger.
customer add C005 --name '丁' --as lisa
ordered C005 8
dummy=$so
ordered C005 8
mode='--accept standard'
# shellcheck disable=SC2086 # words are meant
reviewed $meeting
order-change cancel "$dummy" --reason '不要了' --as lisa
refused 'alone it is small' 1.2c quote_ --as lisa
ordered C005 8
second=$so
so=$(order-list -F csv | sed -n 's/^\(SO202611-[0-9]*\),.*C005.*/\1/p' | sed -n 2p)
qt=$(quote_ --as lisa)
approve "$qt" --as vp
quote report "$qt" --as lisa
quote send "$qt" --as lisa
quote answer "$qt" --accepted --as lisa
order-change cancel "$second" --reason '不要了' --as lisa
sign() { contract sign "$qt" --signatory a --customer-signatory b "$@"; }
refused 'and at the contract' 1.2c sign --as lisa
does 'which vp lifts' sign --reason '试用订单' --as vp

# Key account and potential.
ends 'not by sales' 77 '*only vp, or the head of sales may do this; lisa is sales*' customer edit C002 --potential --as lisa
ends 'nor when it is made' 77 '*only vp, or the head of sales*' customer add C006 --name x --key-account --as lisa
printf 'code,name,potential\nC006,x,yes\n' >in.csv
ends 'nor from a file' 77 '*only vp, or the head of sales*' customer import in.csv --as lisa
does 'the head of sales' customer edit C002 --potential --as boss
does 'vp' customer edit C002 --no-potential --as vp
does 'anything else is anybody of sales' customer edit C002 --no-potential --phone 1 --as lisa
so=$(order-new -c C002 --due 2026-12-20 -i P100 --qty 2 --quality q --as boss)
refused 'not by the one who took its order' 1.2c customer edit C002 --key-account --as boss
customer add C007 --name '戊' --potential --as boss
so=$(order-new -c C007 --due 2026-12-20 -i P100 --qty 2 --quality q --as boss)
run order-review open "$so" --depts $all --as boss
like 'nor the other way round' '*1.2c proposes raise-extend*' "$err"
does "another's word counts" customer edit C007 --no-potential --as vp
customer edit C007 --potential --as vp
is 'then nothing is proposed' '' "$(order-review show "$so" -F csv | grep raise-extend)"
does 'history whole' ordflow check
plan
