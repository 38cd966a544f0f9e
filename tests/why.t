#!/bin/sh
# What a clause says, how it fared for an order, and why an order stands where it stands.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

factory
# Every clause that is cited has its words, in both languages.
for clause in $(ordflow rules -F csv | sed -n '2,$s/^\([1-9][^,]*\),.*/\1/p' | sort -u); do
	like "clause $clause has words" "$clause,,,*[A-Z]*.*,*" "$(ordflow rules "$clause" -F csv | sed -n 2p)"
	like 'and Chinese ones' "$clause,,,*。*,*" "$(ordflow rules "$clause" -F csv --chinese | sed -n 2p)"
done
ends 'what is no clause' 66 '*there is no clause 9.9*' ordflow rules 9.9
ends 'nor half of one' 66 '*there is no clause 3.' ordflow rules 3.
is 'a whole names its parts' '1.2a 1.2b 1.2c 1.2d ' "$(ordflow rules 1.2 -F csv | awk -F, 'NR > 1 && $2 == "" { print $1 }' | tr '\n' ' ')"
is 'compliance has the words, too' "$(ordflow rules 2.4.3 -F csv | sed -n 's/^2.4.3,,,"*\(.*\)"*,$/\1/p')" \
	"$(report compliance -F csv | sed -n 's/^2.4.3,[0-9]*,[0-9]*,[0-9]*,[0-9]*,,0,"*\(.*\)"*,0,0,0$/\1/p')"

# How it fares. fares CLAUSE ACTION: how each rule of it did, and who it was or is
fares() { ordflow rules "$1" --order "$so" -F csv --as lisa | awk -F, -v action="$2" '$2 == action' |
	grep -o '\(met\|lifted\|breached\|void\|waiting\|not due\|not now\),\("[^"]*"\|[^,]*\)' | sort | uniq | tr '\n' ';'; }
in_review
is 'what was recorded is met' 'met,lisa;' "$(fares 1.1 order-new)"
is 'what is next waits for those whose task it is' 'waiting,"production, tech";' "$(fares 1.2a 'order-review opinion')"
is 'what comes later is not now' 'not now,"sales, clerk, vp, gm";' "$(fares 1.4 'contract sign')"
refused 'as it is refused' 3.3 order-change resume "$so" --as lisa
order-review opinion "$so" --dept tech --object --comment 'too thin' --as zhang
order-review opinion "$so" --dept production --agree --as wang
order-review conclude "$so" --accept standard --reason 'thick enough' --as wang
is 'what was let pass says by whom' 'lifted,wang;' "$(fares 1.2a 'order-review conclude' | grep -o 'lifted,wang;')"
like 'and why' '*thick enough*' "$(ordflow rules 1.2a --order "$so" -F csv)"
clock '2026-11-24 12:00'
order-change propose "$so" --line 1 --qty 31 --as lisa
is 'what was decided on something else is void' 'void' "$(ordflow rules 1.2b --order "$so" -F csv | grep -o '\bvoid\b' | sort -u)"
like 'because of what' '*line 1: quantity*' "$(ordflow rules 1.2b --order "$so" -F csv)"

# Why it stands where it stands.
why() { order-show "$so" --why -F csv; }
like 'what was decided' "*decisions,1,decision,the review's conclusion*decisions,1,stands,false*" "$(why)"
like 'and is otherwise' '*decisions,1,differs,line 1: quantity*decisions,1,again,order-review open*decisions,1,who,sales, clerk*' "$(why | tr -d '"')"
is 'in bytes that no language changes' "$(why)" "$(LC_ALL=zh_CN.UTF-8 order-show "$so" --why -F csv)"
is 'nor those of a clause' "$(ordflow rules 1.2 --order "$so" -F csv)" "$(LC_ALL=zh_CN.UTF-8 ordflow rules 1.2 --order "$so" -F csv)"
is 'in Chinese no English word of its own is left' '' "$(LC_ALL=zh_CN.UTF-8 order-show "$so" --why | grep -o 'override\|overridden\|quantity')"
like 'what was let pass' '*breaches,1,outcome,overridden*breaches,1,reason,thick enough*' "$(why)"
like 'what is next' '*tasks,1,task,order-review conclude*' "$(why)"
like 'as of before, it stood' '*decisions,1,stands,true*' "$(order-show "$so" --why -F csv --as-of '2026-11-24 11:00')"
ends 'of no order' 66 '*' order-show SO202611-0099 --why
is 'in Chinese at 80 columns' '' "$(LC_ALL=zh_CN.UTF-8 COLUMNS=80 order-show "$so" --why | awk '{ gsub(/[^ -~]/, "xx") } length > 160')"

plan
