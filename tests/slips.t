#!/bin/sh
# Ways in which people have slipped past rules elsewhere, and don't here.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
days_complete

# confirm without saving first: what was only tried has no number to go on with
qt=$(quote new "$so" --valid 2026-12-31 --as lisa -n 2>/dev/null)
is 'a dry run prints no number' '' "$qt"
ends 'and nothing to approve' 66 '*no quotation QT202611-0001*' approve QT202611-0001 --as vp

# copy an approved one: nothing is inherited
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
approve "$qt" --as vp
copy=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
refused 'a copy is not approved' 1.3b quote send "$copy" --as lisa
refused 'nor does the withdrawn original count' 1.3b quote send "$qt" --as lisa

# approve it small, edit it large, behind the program's back and through the file
approve "$copy" --as vp
sql "update quotation_line set quantity = quantity * 10, amount = amount * 10 where quotation_id = (select max(id) from quotation)"
refused 'its signature is void' 1.3b quote send "$copy" --as lisa
sql "update quotation_line set quantity = quantity / 10, amount = amount / 10 where quotation_id = (select max(id) from quotation)"
sql "update quotation set valid_on = valid_on + 1 where id = (select max(id) from quotation)"
refused 'also when it was only made valid longer' 1.3b quote send "$copy" --as lisa
sql "update quotation set valid_on = valid_on - 1 where id = (select max(id) from quotation)"

# change several fields at once: every one is in the journal
product edit P100 --price 1 --cost 2 --name 泵 --unit 套
event=$(ordflow event "$(sql 'select max(id) from event')" -F csv)
for value in name,隔膜泵,泵 unit,台,套 price,1200000000,1000000 cost,800000000,2000000; do
	like "$value is logged, with what was before" "*changed,product,1,$value*" "$event"
done
is 'and nothing else but its version' 4 "$(printf '%s\n' "$event" | grep -v ',version_id,\|,product_version,' | sed 1d | wc -l)"

product edit P100 --price 1200 --cost 800 --name 隔膜泵 --unit 台

# back-date a signature to before the content existed
clock '2026-11-24 12:00'
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
ends 'a signature before its content' 65 "*can't have happened before the quotation was made*" approve "$qt" --as vp --at 2026-11-24T11:59:59
ends 'a future one' 65 '*lies in the future*' approve "$qt" --as vp --at 2026-11-24T12:00:01

# sign as two people with one hand
refused 'who quoted as somebody else does not approve' 1.3b approve "$(quote new "$so" --valid 2026-12-31 --as lisa)"
refused 'nor as whom he quoted' 1.3b approve "$(quote new "$so" --valid 2026-12-31)"

# re-open a closed step to change its finish time
scheduled
step tech zhang
finished=$(schedule list "$so" -F csv | sed -n 2p)
refused 'finish it again' 1.6b schedule finish "$so" tech --as zhang --at 2026-11-24T12:00
refused 'start it again' 1.6b schedule start "$so" tech --as zhang
does 'plan it anew' schedule make "$so" --reason because --as wang
is 'a finished step stays as it was' "$finished" "$(schedule list "$so" -F csv | sed -n 2p)"

# conclude a review while an opinion is being written: nobody concludes against what he didn't read
i=0
while [ $i -lt 6 ]; do
	agreed
	(order-review opinion "$so" --dept production --object --comment '不行' --as wang >/dev/null 2>opinion.err; echo $? >opinion) &
	(order-review conclude "$so" --accept standard --as zhang >/dev/null 2>conclude.err; echo $? >conclude) &
	wait
	case $(cat opinion)$(cat conclude) in
	01) like 'the objection came first: concluding takes a reason' '*clause 1.2a*objection*' "$(cat conclude.err)" ;;
	10) like 'the conclusion came first: the opinion comes too late' '*clause 1.2a*' "$(cat opinion.err)" ;;
	*) miss 'one of the two' "$(cat opinion conclude opinion.err conclude.err)" ;;
	esac
	i=$((i + 1))
done

# history is not rewritten, and an edit behind the program's back is found
does 'until now it is whole' ordflow check
sql "update event set happened_at = happened_at - 3600 where action = 'approve QT'"
run ordflow check
is 'a back-dated event is found' 2 "$status"
plan
