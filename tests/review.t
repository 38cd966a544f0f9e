#!/bin/sh
# Clauses 1.2a to 1.2d: the review sheet, its conclusion, the contract review form.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add tina --role tech
customer add C002 --name 小河五金
customer add C003 --name 新湖 --potential
received
meeting() { set -- "$@" --meeting 2026-11-24 --attendees 王强; order-review open "$@" --as lisa; }

refused 'the sheet names tech and production' 1.2a meeting "$so" --depts tech,qc
refused 'departments missing' 1.2a meeting "$so"
refused 'an order that is not small takes a meeting' 1.2d order-review open "$so" --depts tech,production --as lisa
refused 'a meeting has attendees' 1.2d order-review open "$so" --depts tech,production --meeting 2026-11-24 --as lisa
ends 'a department that is none' 65 "*'gm' is none of*" meeting "$so" --depts tech,production,gm
ends 'only sales opens it' 77 '*only sales, clerk may do this; zhang is tech*' order-review open "$so" --depts tech,production --as zhang
refused 'no opinion before the sheet' 1.2a order-review opinion "$so" --dept tech --agree --as zhang
ends 'not before the receipt' 65 "*can't have happened before the order's receipt*" meeting "$so" --depts tech,production --at 2026-11-23 --reason forgotten
does 'opened' meeting "$so" --depts tech,production,purchasing,qc
refused 'opened once' 1.2a meeting "$so" --depts tech,production

opinion() { order-review opinion "$so" --dept "$@"; }
refused 'an opinion says yes or no' 1.2a opinion tech --comment hm --as zhang
refused 'an objection has its reason' 1.2a opinion tech --object --as zhang
ends 'of another department' 77 '*only tech may do this; wang is production*' opinion tech --agree --as wang
refused 'of one that is not on the sheet' 1.2d opinion warehouse --agree --as warehouse
refused 'no conclusion without opinions' 1.2a order-review conclude "$so" --accept standard --as wang
does 'tech agrees' opinion tech --agree --as zhang
refused 'nor with one of two' 1.2a order-review conclude "$so" --accept standard --as wang
does 'production objects' opinion production --object --comment '产能不足' --as wang
refused 'an objection is overruled with a reason' 1.2a order-review conclude "$so" --accept standard --as wang
ends 'sales does not conclude' 77 '*only the head of production, tech*' order-review conclude "$so" --accept standard --reason because --as lisa
ends 'nor who is no head' 77 '*only the head of production, tech*' order-review conclude "$so" --accept standard --reason because --as tina
refused 'a mode, or a rejection' 1.2b order-review conclude "$so" --as wang
refused 'a raise says by how much' 1.2b order-review conclude "$so" --accept raise --reason because --as wang
refused 'standard raises nothing' 1.2b order-review conclude "$so" --accept standard --raise 5 --reason because --as wang
refused 'extending says by how many days' 1.2b order-review conclude "$so" --accept extend --reason because --as wang
refused 'a rejection says why' 1.2b order-review conclude "$so" --reject --as wang
ends 'no such mode' 65 '*raise-extend*' order-review conclude "$so" --accept gladly --as wang
ends 'not before the last opinion' 65 "*can't have happened before the last opinion*" \
	order-review conclude "$so" --accept standard --reason because --as wang --at 2026-11-24T09:59
refused 'no days before the conclusion' 1.2d order-review days "$so" --dept qc --days 1 --as qc
does 'an objection that is settled' opinion production --agree --comment '加班解决' --as wang
does 'needs no reason' order-review conclude "$so" --accept standard --as wang -n
opinion production --object --comment '产能不足' --as wang
does 'overruled' order-review conclude "$so" --accept raise-extend --raise 10 --extend 5 --reason '加班' --as zhang
is 'accepted' accepted "$(state)"
refused 'concluded once' 1.2a order-review conclude "$so" --accept standard --reason because --as wang
refused 'no opinion afterwards' 1.2a opinion tech --agree --as zhang

refused 'days of a department on the sheet' 1.2d order-review days "$so" --dept warehouse --days 1 --as warehouse
refused 'days are said' 1.2d order-review days "$so" --dept qc --as qc
ends 'by the department itself' 77 '*' order-review days "$so" --dept qc --days 1 --as wang
ends 'a number of days' 65 "*--days: '-1'*" order-review days "$so" --dept qc --days -1 --as qc
does 'days' order-review days "$so" --dept qc --days 1 --as qc
does 'more days' order-review days "$so" --dept tech --days 2 --as zhang
refused 'no quotation before the form is complete' 1.3a quote new "$so" --valid 2026-12-31 --as lisa
does 'of purchasing' order-review days "$so" --dept purchasing --days 1 --as purchasing
does 'the last days' order-review days "$so" --dept production --days 4 --as wang
is 'complete' days-complete "$(state)"

# raise and extend reach the quotation and the schedule
qt=$(quote new "$so" --valid 2026-12-31 --as lisa)
is 'the raised price' 1320.00 "$(quote show "$qt" -F csv | sed -n 's/^lines,1,price,//p')"

is 'and the promised date' 2026-12-25 "$(order-show "$so" -F csv | sed -n 's/^orders,1,promised,//p')"

# 1.2c: small orders
small() { so=$(order-new -c "$1" --due 2026-12-20 -i P100 --qty 2 --quality q --as lisa); }
reviewed() {
	order-review open "$so" --depts tech,production,purchasing,qc --as lisa &&
		order-review opinion "$so" --dept tech --agree --as zhang &&
		order-review opinion "$so" --dept production --agree --as wang
}
small C002
run order-review open "$so" --depts tech,production,purchasing,qc --as lisa
is 'a small order may be circulated' 0 "$status"
like 'the proposal is said at once' '*1.2c proposes raise-extend*2400.00 is below 10000.00*' "$err"
order-review opinion "$so" --dept tech --agree --as zhang
order-review opinion "$so" --dept production --agree --as wang
refused 'another mode needs a reason' 1.2c order-review conclude "$so" --accept standard --as wang
does 'with a reason it goes' order-review conclude "$so" --accept standard --reason '样品单' --as wang
small C002
reviewed 2>/dev/null
does 'as proposed it goes' order-review conclude "$so" --accept raise-extend --raise 5 --extend 3 --as wang
small C003
reviewed
does 'a customer with potential' order-review conclude "$so" --accept standard --as wang
small C001
reviewed
does 'a key account' order-review conclude "$so" --accept standard --as wang
ordflow setting small-order 1000
small C002
refused 'the setting says what is small' 1.2d order-review open "$so" --depts tech,production --as lisa

ordflow setting small-order 10000

# split to stay small: small orders of the same days count together
customer add C004 --name 拆
so=$(order-new -c C004 --due 2026-12-20 -i P100 --qty 8 --quality q --as lisa)
does 'small by itself' order-review open "$so" --depts tech,production --as lisa -n
so=$(order-new -c C004 --due 2026-12-20 -i P100 --qty 8 --quality q --as lisa)
refused 'the other half of a split order' 1.2d order-review open "$so" --depts tech,production --as lisa
clock '2026-12-02 10:00'
so=$(order-new -c C004 --due 2026-12-20 -i P100 --qty 8 --quality q --as lisa)
does 'but not weeks later' order-review open "$so" --depts tech,production --as lisa
clock '2026-11-24 10:00'
ordflow clock accept --reason 'weeks later was only tried'

# rejected
received
meeting "$so" --depts tech,production
opinion tech --agree --as zhang
opinion production --agree --as wang
does 'rejected' order-review conclude "$so" --reject --reason '不做' --as wang
is 'rejected state' rejected "$(state)"
refused 'nothing more is done with it' 1.2d order-review days "$so" --dept tech --days 1 --as zhang
again() {
	order-review open "$so" --depts tech,production,qc --meeting 2026-11-24 --attendees 王强 --reason '客户坚持' "$@" --as vp
}
ends 'no new review before its end' 65 "*can't have happened before*" again --at 2026-11-24T09:00
does 'a new review opens it again' again
is 'in review again' in-review "$(state)"
is 'the old sheet stays readable' 'rejected 不做' "$(order-review show "$so" -F csv | sed -n 's/^earlier_reviews,1,mode,//p; s/^earlier_reviews,1,reason,//p' | tr '\n' ' ' | sed 's/ $//')"
refused 'its opinions do not count for the new one' 1.2a order-review conclude "$so" --accept standard --as wang
does 'history whole' ordflow check
plan
