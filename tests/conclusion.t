#!/bin/sh
# Clauses 1.2a, 1.2d and 1.5: whose opinions count, that they stay, meetings, departments left out, what comes back.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add tina --role tech
ordflow user add quan --role qc
opinion() { order-review opinion "$so" --dept "$@"; }
in_review
ends 'a member does not speak for tech' 77 '*only the head of tech may do this; tina is tech*' opinion tech --agree --as tina
approve "$(ordflow deputy zhang tina --from 2026-11-24 --to 2026-11-25 --as zhang)" --as gm
does "the head's deputy does" opinion tech --object --comment '做不了' --as tina
does 'production agrees' opinion production --agree --as wang
does 'qc objects' opinion qc --object --comment '没量具' --as quan
does 'another of qc agrees' opinion qc --agree --as qc
refused 'neither objection is gone' 1.2a order-review conclude "$so" --accept standard --as wang
does 'the head himself withdraws his' opinion tech --agree --as zhang
refused "qc's stands" 1.2a order-review conclude "$so" --accept standard --as wang
does 'until its author withdraws it' opinion qc --agree --as quan
is 'all are shown' 3 "$(order-review show "$so" -F csv | grep -c '^earlier_opinions,.*,agree,')"
does 'concluded' order-review conclude "$so" --accept standard --as wang
received
refused 'no meeting before the receipt' 1.2d order-review open "$so" --depts tech,production --meeting 2026-11-23 --attendees a --as lisa
refused 'nor years away' 1.2d order-review open "$so" --depts tech,production --meeting 2036-11-23 --attendees a --as lisa
does 'in two days' order-review open "$so" --depts tech,production --meeting 2026-11-26 --attendees a --as lisa
opinion tech --agree --as zhang
opinion production --agree --as wang
refused 'not concluded before it is held' 1.2d order-review conclude "$so" --accept standard --reason '都不用' --as wang
clock '2026-11-26 10:00'
refused 'departments are left out with a reason' 1.5 order-review conclude "$so" --accept standard --as wang
does 'rejected' order-review conclude "$so" --reject --reason '不做' --as wang
again() { order-review open "$so" --depts tech,production --meeting 2026-11-26 --attendees a "$@"; }
refused 'sales does not bring it back' 1.2a again --reason '客户坚持' --as lisa
refused 'nor vp without a reason' 1.2a again --as vp
does 'with one' again --reason '客户坚持' --as vp
opinion tech --agree --as zhang
opinion production --agree --as wang
does 'with a reason' order-review conclude "$so" --accept standard --reason '不采购' --as wang
like 'it is counted' '*1.5,1,0,0,1,wang 1*' "$(report compliance -F csv | sed -n 's/^1.5,[0-9]*,/1.5,1,/p' | sed 's/^1.5,1,[0-9]*,/1.5,1,0,/')"
does 'history whole' ordflow check
plan
