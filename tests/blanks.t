#!/bin/sh
# What has to be said is said: white space, full-width, invisible, and dots alone are as if nothing stood there (1.1).
. "${0%/*}/lib.sh"

factory && accepted
wide=$(printf '\343\200\200') invisible=$(printf '\342\200\213')
order() { order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality "$1" --as lisa; }
for blank in ' ' "$wide" "$invisible" . '。' '--' "$wide . "; do
	refused "a quality of '$blank'" 1.1 order "$blank"
done
does 'one of a letter' order 级
is 'is kept without what stands around it' '食品级' \
	"$(one=$(order "$wide 食品级 ") && sql "select quality from order_line where order_id = 2026110000000 + ${one#*-}")"

# A reason, an outcome, a text: two letters at least.
for blank in ' ' "$wide" . '。。' x '?!'; do
	refused "to hold for '$blank'" 3.3 order-change hold "$so" --reason "$blank" --as lisa
	refused "a text of '$blank'" 1.9 report submit 2026-11 --dept sales --text "$blank" --as lisa
	refused "an incident of '$blank'" 1.8 incident report "$so" --cause power --description "$blank" --as wang
done
does 'two say something' order-change hold "$so" --reason 缺货 --as lisa
does 'and it goes on' order-change resume "$so" --reason 'ok' --as lisa

# A request's fields.
factory_made() { so='' && rm -f "$ORDFLOW_DB" && factory && made; }
factory_made
ask() {
	ship request "$so" --line 1 --qty 1 --tubing "$1" --labels "$2" --special "$3" --address "$4" --contact "$5" \
		--phone "$6" --arrive 2026-12-20 --as lisa
}
refused 'no tubing' 2.5.1 ask "$wide" none none a b 1
refused 'no labels' 2.5.1 ask none . none a b 1
refused 'no special requirement' 2.5.1 ask none none - a b 1
refused 'no address' 2.5.1 ask none none none "$invisible" b 1
refused 'nobody there' 2.5.1 ask none none none a ' ' 1
refused 'no phone' 2.5.1 ask none none none a b '...'
does 'what there is not is said' ask none 无 none a b 1
refused 'nor may it be changed away' 2.5.1 ship change SR202611-0001 --address "$wide" --as lisa
refused 'key points of dots' 1.6a drawing add "$so" --file pump.dwg --revision B --key-points ... --as zhang
plan
