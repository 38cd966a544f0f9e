#!/bin/sh
# Clauses 3.4.1 and 3.4.4: a new product is called one and stays one; refusals stand; production waits for the milestones.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
demand() {
	order-review demand "$so" --product 卫生泵 --purpose 乳品 --standard none --yearly 200 --target-price 1500 \
		--needed 2027-03-01 --reason 新市场 --as lisa
}
new_order() { so=$(order-new -c C001 -k "$1" --due 2027-03-01 -i P100 --qty 30 --quality q --as lisa); }
sheet() { order-review open "$so" --depts tech,production,purchasing,qc --meeting "$(today)" --attendees all --as "$1"; }
opinion() { order-review opinion "$so" --dept "$1" --agree --as "$2"; }
concluded() {
	sheet wang && opinion tech zhang && opinion production wang && order-review conclude "$so" --accept standard --as wang
}
decided() { approve "$(demand)" --as vp && concluded && order-review decide "$so" --make --as gm; }
milestone() { schedule milestone "$so" "$@"; }
all_set() {
	milestone --dept tech --date 2026-12-01 --as wang && milestone --dept purchasing --date 2026-12-10 --as wang &&
		milestone --dept production --date 2027-01-10 --as wang && milestone --dept qc --date 2026-12-15 --as wang &&
		milestone --dispatch 2027-02-20 --as wang
}
contracted_new() {
	for d in tech:zhang production:wang purchasing:purchasing qc:qc; do
		order-review days "$so" --dept "${d%:*}" --days 1 --as "${d#*:}" || return
	done
	qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa) && approve "$qt" --as vp && quote report "$qt" --as lisa &&
		quote send "$qt" --as lisa && quote answer "$qt" --accepted --as lisa &&
		contract sign "$qt" --signatory a --customer-signatory b --as lisa >/dev/null
}
kind() { order-show "$so" -F csv | sed -n 's/^orders,1,kind,//p'; }
said_new() { order-review show "$so" -F csv | sed -n "s/^departments,.*,new_product,//p" | tr '\n' ' '; }
whose() { todo "$so" --as "$1" -F csv | sed 1d | cut -d, -f3 | sort | tr '\n' ';' | sed 's/;$//'; }

# who says nothing says that it isn't one (3.4.1)
new_order custom
sheet lisa
opinion tech zhang
is 'it is recorded that it was not called one' 'false ' "$(said_new | tr -s ' ')"
like 'and by whom' '*opinion_by,zhang*' "$(order-review show "$so" -F csv)"
ends 'not for qc to say' 77 '*only the head of production, tech may do this*' order-review opinion "$so" --dept qc --agree --new-product --as qc
ends 'nor of a member of tech' 77 '*' order-review opinion "$so" --dept tech --agree --new-product --as qc
refused 'nor by a head for another department' 3.4.1 order-review opinion "$so" --dept qc --agree --new-product
does 'the head of production calls it one' order-review opinion "$so" --dept production --agree --new-product --as wang
is 'so it is' 'new received' "$(kind) $(state)"
is 'which stands on the sheet' 'true false' "$(said_new | xargs)"
called=$so
so=$(order-new -c C001 --due 2027-03-01 -i P100 --qty 30 --quality q --as lisa)
like 'and on that of the next order of it, before anybody refuses it' "*products_made,1,undecided,$called*" "$(order-review show "$so" -F csv)"
order-change cancel "$so" --reason '重复' --as lisa
so=$called
is 'sales files its plan' 'order-review demand' "$(whose lisa)"
refused 'nobody concludes before that' 3.4.4.1 order-review conclude "$so" --accept standard --as wang
refused 'nor says another opinion' 3.4.4.1 order-review opinion "$so" --dept production --agree --as wang
refused 'nor is it quoted' 3.4.4.1 quote new "$so" --valid 2026-12-31 --as lisa
refused 'nor reviewed' 3.4.4.1 sheet wang
does 'signed' approve "$(demand)" --as vp
refused 'the sheet of before is none of the plan' 1.2a order-review conclude "$so" --accept standard --as wang
does 'it is reviewed as a new product' concluded
is 'in a review of its own' 1 "$(order-review show "$so" -F csv | grep -c '^earlier_reviews,.*,opened,')"
refused 'not quoted before the decision' 1.3a quote new "$so" --valid 2026-12-31 --as lisa
does 'said at the review of a new product it changes nothing' order-review decide "$so" --make --as gm
is 'decided' 'new decided' "$(kind) $(state)"
is 'then it is known' '' "$(sql 'select undecided_order from product where undecided_order > 0')"

# one thing at a time
ends 'done and excused' 64 '*only one of them*' milestone --dept tech --done --excuse --reason '来不及' --as wang
ends 'a day and an excuse' 64 '*only one of them*' milestone --dept tech --date 2026-12-20 --excuse --reason '来不及' --as wang
ends 'a dispatch and done' 64 '*only one of them*' milestone --dept tech --dispatch 2026-12-20 --done --as zhang

# a refusal of vp or above stands, whoever agreed (3.4.4)
new_order new
dp=$(demand)
approve "$dp" --as vp
does 'the gm refuses what vp signed' approve "$dp" --refuse --reason '没市场' --as gm
is 'it is not signed any more' received "$(state)"
refused 'no review' 3.4.4.1 sheet wang
refused 'vp does not sign it again' 3.4.4.1 approve "$dp" --as vp
refused 'nor the chairman' 3.4.4.1 approve "$dp" --as chairman
is 'sales is asked for another plan' 'order-review demand' "$(whose lisa)"
is 'nobody for a signature' '' "$(whose chairman)"
does 'another plan' approve "$(demand)" --as chairman
is 'is signed' demand-signed "$(state)"

# a second plan voids what stood on the first: signature, review, decision
demand >/dev/null
is 'a second plan waits for its signature' received "$(state)"
refused 'unsigned it is not reviewed' 3.4.4.1 sheet wang
does 'signed, reviewed, decided' decided
dp=$(demand)
is 'a third voids the decision' received "$(state)"
refused 'no milestones' 3.4.4.1 milestone --dept tech --date 2026-12-01 --as wang
refused 'nor a decision again without a review' 3.4.4.1 order-review decide "$so" --make --as gm
approve "$dp" --as vp
refused 'nor on the old review' 3.4.4.2 order-review decide "$so" --make --as gm
concluded
order-review decide "$so" --make --as gm
all_set
does 'a refusal after the decision' approve "$dp" --refuse --reason '停做' --as chairman
is 'leads back, too' received "$(state)"
refused 'nothing is quoted' 1.3a quote new "$so" --valid 2026-12-31 --as lisa
like 'which says what comes first' '*clause 3.4.4.1: *filed by sales (order-review demand) and signed by vp, gm or chairman*' "$err"

# what was changed after the decision is planned, reviewed and decided again
decided
does 'more of it' order-change propose "$so" --line 1 --qty 300 --as lisa
is 'leads back' received "$(state)"
refused 'nothing is quoted of what was not decided' 1.3a quote new "$so" --valid 2026-12-31 --as lisa
approve "$(demand)" --as vp
concluded
does 'the gm says no' order-review decide "$so" --stop --reason '不做' --as gm
refused 'which stands' 3.4.4.2 sheet wang
ends 'whatever the gm says' 1 '*clause 3.4.4.2*until another plan*' order-review open "$so" --depts tech,production --reason '再议' --as gm
refused 'no decision either' 3.4.4.2 order-review decide "$so" --make --as gm
stopped=$so
new_order custom
like 'the sheet of a custom order says so' "*products_made,1,made,0*products_made,1,undecided,$stopped*" "$(order-review show "$so" -F csv)"
sheet lisa
like 'on paper, too' "*never made*P100*undecided*$stopped*" "$(form "$so" --kind review-sheet)"
so=$stopped
does 'until another plan' demand
is 'with which it begins anew' received "$(state)"

# milestones: none before the decision, and production waits for all (3.4.4.3)
clock '2026-11-25 10:00'
decided
ends 'none set before the decision' 65 '*before*' milestone --dept tech --date 2026-12-01 --at 2026-11-25T09:59 --as wang
does 'all are set' all_set
clock '2026-11-26 10:00'
ends 'none met before it was set' 65 '*before*' milestone --dept tech --done --at 2026-11-25T09:30 --reason '补记' --as zhang
contracted_new
echo x >x.dwg
drawing brief "$(drawing add "$so" --file x.dwg --revision A --key-points k9 --as zhang)" --to workshop --as zhang
schedule make "$so" --as wang
does 'a finished step meets its milestone' step tech zhang
does 'so does the next' step purchasing purchasing
refused 'qc has not met its own' 3.4.4.3 schedule start "$so" production --as wang
like 'which says who and how' "*qc has not met its milestone of 2026-12-15*--dept qc --done*" "$err"
refused 'not of a line either' 3.4.4.3 schedule start "$so" production --line 1 --as workshop
refused 'nor at once' 3.4.4.3 schedule start "$so" production --finish --as workshop
is 'nor is it asked' '' "$(whose workshop | tr ';' '\n' | grep start)"
is 'qc is' 'schedule milestone --done' "$(whose qc)"
ends 'only the head of production excuses' 77 '*only the head of production*' milestone --dept qc --excuse --reason '量具在途' --as qc
refused 'with a reason' 3.4.4.3 milestone --dept qc --excuse --as wang
refused 'that says something' 3.4.4.3 milestone --dept qc --excuse --reason . --as wang
refused 'of what is open' 3.4.4.3 milestone --dept tech --excuse --reason '无须' --as wang
does 'he does' milestone --dept qc --excuse --reason '量具在途' --as wang
refused 'once' 3.4.4.3 milestone --dept qc --excuse --reason '量具在途' --as wang
is 'it stands with the order' 'wang 量具在途' "$(order-show "$so" -F csv | sed -n 's/^milestones,.*,excused_by,//p; s/^milestones,.*,excuse,//p' | xargs)"
is 'and counts as missed' '1 1' "$(report month 2026-12 -F csv | sed -n 's/^2026-12,departments,qc,milestones_\(due\|missed\),//p' | xargs)"
like 'in the assessment, too' 'qc,*,1,1,*' "$(report departments --from 2026-12-01 --to 2026-12-31 -F csv | grep '^qc,' | cut -d, -f1,2,3,4,5,6)"
is 'and as let pass' 1 "$(report compliance --detail -F csv | grep -c '^3.4.4.3,override,overridden,wang,.*量具在途')"
does 'then production starts' schedule start "$so" production --as workshop
is 'in production' in-production "$(state)"
refused 'a plan comes too late' 3.4.4.1 demand

# what is bought instead waits as well
new_order new
outsource state "$so" --line 1 --reason '没有设备' --as zhang
bought() {
	op=$(outsource request "$so" --line 1 --qty 12 --spec DN50 --quality GB --needed 2026-12-15 --price 700 --reason 产能不足 --as lisa) &&
		approve "$op" --as vp && outsource handle "$op" --supplier 兴达 --price 690 --deliver 2026-12-10 --as purchasing
}
bought
refused 'nothing is bought of what nobody has decided on' 3.4.4.3 approve "$op" --as gm
decided
all_set
refused 'nor before what is prepared' 3.4.4.3 approve "$op" --as gm
milestone --dept tech --done --as zhang
milestone --dept qc --done --as qc
does 'then it is' approve "$op" --as gm
does 'and received, which is what purchasing has to do' outsource receive "$op" --as warehouse

# what was met is met of its own decision; what was late stays late
clock '2026-12-02 10:00'
new_order new
decided
milestone --dept tech --date 2026-12-03 --as wang
milestone --dept purchasing --date 2026-12-06 --as wang
clock '2026-12-05 10:00'
milestone --dept tech --done --as zhang
refused 'what is met gets no other day' 3.4.4.3 milestone --dept tech --date 2026-12-28 --as wang
approve "$(demand)" --as vp
concluded
order-review decide "$so" --make --as gm
refused 'not met of the one before' 3.4.4.3 milestone --dept tech --done --as zhang
clock '2026-12-07 10:00'
is 'nor is one overdue that is void' 0 "$(report overdue -F csv | grep -c "milestone,$so")"
all='tech purchasing production qc'
for d in $all; do milestone --dept "$d" --date 2026-12-28 --as wang; done
milestone --dispatch 2027-02-20 --as wang
is 'all are set again' milestones-set "$(state)"
is 'and tech has to meet it again' 1 "$(todo "$so" --as zhang -F csv | grep -c 'milestone --done')"
is 'the late one is still late' '1' "$(report departments --from 2026-12-01 --to 2026-12-31 -F csv | sed -n 's/^tech,[^,]*,[^,]*,[^,]*,\([^,]*\),.*/\1/p')"

clock '2026-12-10 10:00'
is 'what nobody had to have done is not' 0 "$(report departments --from 2026-12-01 --to 2026-12-20 -F csv | sed -n 's/^purchasing,[^,]*,[^,]*,[^,]*,\([^,]*\),.*/\1/p')"

# what is made is known at the next review
so=$(order-new -c C001 -k regular --due 2027-03-01 -i P100 --qty 10 --quality q --as lisa)
schedule reply "$so" --date 2027-03-01 --as wang
schedule make "$so" --as wang
step production wang
inspect finish "$(inspect record "$so" --line 1 --passed 10 --batch R1 --as qc)" --as workshop >/dev/null
new_order custom
like 'made before' '*products_made,1,made,10*products_made,1,last_made,2026-12-10*' "$(order-review show "$so" -F csv)"
does 'history whole' ordflow check

# a database of before: what was set then doesn't hold production up
so=$(order-list -F csv --kind new --state milestones-set | sed -n 2p | cut -d, -f1)
older old.db 6
ORDFLOW_DB=$home/old.db
contracted_new
drawing brief "$(drawing add "$so" --file x.dwg --revision A --key-points k9 --as zhang)" --to workshop --as zhang
schedule make "$so" --as wang
step tech zhang
step purchasing purchasing
does 'production starts' schedule start "$so" production --as workshop
is 'what was made was counted' 10 "$(sql "select made / 1000000 from product where code = 'P100'")"
plan
