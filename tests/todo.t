#!/bin/sh
# Clauses 2.6.1 and 1.8: what somebody has to do now, by deadline; key difficulties until they are settled.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add sun --name 孙 --role sales --head
ordflow user add liu --name 柳 --role sales

# tasks LOGIN: of the order at hand
tasks() { todo "$so" --as "$1" -F csv | sed 1d | cut -d, -f3 | sort | tr '\n' ';' | sed 's/;$//'; }

received
is 'received: sales opens the review' 'order-review open' "$(tasks lisa)"
is 'nobody else does' '' "$(tasks wang)"
so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality q -i P200 --qty 60.5 --quality q --as lisa)
order-review open "$so" --depts tech,production,purchasing,qc --meeting 2026-11-24 --attendees x --as lisa
is 'in review: tech gives its opinion' 'order-review opinion' "$(tasks zhang)"
is 'purchasing need not' '' "$(tasks purchasing)"
order-review opinion "$so" --dept tech --agree --as zhang
is 'given' '' "$(tasks zhang)"
order-review opinion "$so" --dept production --agree --as wang
is 'both given: a head concludes' 'order-review conclude' "$(tasks zhang)"
approve "$(ordflow user add t2 --role tech)" --as gm
is 'who is no head does not' '' "$(tasks t2)"
order-review conclude "$so" --accept standard --as wang
is 'concluded: days' 'order-review days' "$(tasks qc)"
for d in tech:zhang production:wang purchasing:purchasing qc:qc; do
	order-review days "$so" --dept "${d%:*}" --days 1 --as "${d#*:}"
done
is 'complete: a quotation' 'quote new' "$(tasks lisa)"
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
is 'quoted: somebody approves' 'approve QT' "$(tasks vp)"
like 'approve lists it with its amount' "*approve QT*$qt*41524.01*" "$(approve --as gm -F csv)"
is 'not its quoter' '' "$(quote new "$so" --tax 13 --valid 2026-12-31 --as sun >/dev/null; tasks sun)"
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
approve "$qt" --as vp
is 'approved: reported' 'quote report' "$(tasks lisa)"
quote report "$qt" --as lisa
is 'then sent' 'quote send' "$(tasks lisa)"
quote send "$qt" --as lisa
is 'sent: the answer, while it is valid' '2026-12-31,false,quote answer' "$(todo "$so" --as lisa -F csv | sed 1d | cut -d, -f1-3)"
quote answer "$qt" --accepted --as lisa
is 'accepted: a contract' 'contract sign' "$(tasks lisa)"
echo scan >scan.pdf
contract sign "$qt" --signatory a --customer-signatory b --file scan.pdf --as lisa >/dev/null
is 'contracted: a drawing' 'drawing add' "$(tasks zhang)"
is 'and a schedule' 'schedule make' "$(tasks wang)"
echo x >x.dwg
dw=$(drawing add "$so" --file x.dwg --revision A --key-points k --as zhang)
is 'a briefing' 'drawing brief' "$(tasks zhang)"
drawing brief "$dw" --to workshop --as zhang
schedule make "$so" --as wang
is 'scheduled: tech starts' 'schedule start' "$(tasks zhang)"
is 'and nobody else' '' "$(tasks workshop)"
schedule start "$so" tech --as zhang
is 'started: tech finishes' 'schedule finish' "$(tasks zhang)"
schedule urge "$so" tech --note '等图' --as purchasing
like 'urged' '*schedule finish*urged by purchasing: 等图*' "$(todo "$so" --as zhang -F csv)"
schedule finish "$so" tech --as zhang
step purchasing purchasing
is 'the workshop does production work' 'schedule start' "$(tasks workshop)"
step production workshop
is 'produced: qc inspects' 'inspect record' "$(tasks qc)"
qi=$(inspect record "$so" --line 1 --passed 30 --batch B --as qc)
is 'inspected: the workshop reports' 'inspect finish' "$(tasks workshop)"
fg=$(inspect finish "$qi" --as workshop)
is 'reported: the clerk is told' 'ship acknowledge' "$(tasks clerk)"
for who in clerk warehouse finance; do ship acknowledge "$fg" --as $who; done
sr=$(request 1 30)
is 'requested: the clerk makes the note' 'ship note' "$(tasks clerk)"
ship ask "$sr" --reason because --as clerk
is 'asked: the gm approves' 'approve SR' "$(tasks gm)"
approve "$sr" --as gm
is 'approved' '' "$(tasks gm)"
dn=$(ship note "$sr" --as clerk)
is 'noted: its requester confirms' 'ship confirm' "$(tasks lisa)"
is 'not another of sales' '' "$(tasks liu)"
is 'the warehouse packs' 'ship pack' "$(tasks warehouse)"
ship pack "$dn" --packaging x --ok --as warehouse
ship confirm "$dn" --as lisa
is 'and dispatches' 'ship dispatch' "$(tasks warehouse)"
ship dispatch "$dn" --carrier SF --waybill W --freight 1 --as warehouse
is 'dispatched: the clerk takes note, and follows it' 'ship acknowledge;ship deliver' "$(tasks clerk)"
is 'so does the requester' 'ship acknowledge' "$(tasks lisa)"
ship acknowledge "$dn" --as lisa
ship acknowledge "$dn" --as clerk
ship deliver "$dn" --as clerk
is 'done' '' "$(tasks clerk)$(tasks lisa)"

# key difficulties (1.8)
refused 'a difficulty says what it is' 1.8 incident report "$so" --cause difficulty --as wang
refused 'and its cause' 1.8 incident report "$so" --description broken --as wang
ends 'of an order that is there' 66 '*no order*' incident report SO202611-0099 --cause difficulty --description broken --as wang
ends 'an order at least' 64 '*' incident report --cause difficulty --description broken --as wang
ends 'not by finance' 77 '*' incident report "$so" --cause difficulty --description broken --as finance
says 'raised, on two orders' IC202611-0001 incident report "$so" SO202611-0001 --cause difficulty --description '密封件缺料' --as wang
does 'sales takes note of it' ship acknowledge IC202611-0001 --as lisa
is 'it goes up to the gm' 'incident acknowledge' "$(todo --as gm -F csv | sed 1d | cut -d, -f3)"
is 'and the chairman' 'incident acknowledge' "$(todo --as chairman -F csv | sed 1d | cut -d, -f3)"
ends 'nobody else takes note of it' 77 '*only gm, chairman*' incident acknowledge IC202611-0001 --as vp
does 'the gm does' incident acknowledge IC202611-0001 --as gm
is 'he for himself' 'incident acknowledge' "$(todo --as gm -F csv | sed 1d | cut -d, -f3)$(todo --as chairman -F csv | sed 1d | cut -d, -f3)"
ends 'the head of production settles it' 77 '*only the head of production*' incident settle IC202611-0001 --outcome settled --as gm
refused 'not before the chairman has taken note, too' 1.8 incident settle IC202611-0001 --outcome '换供应商' --as wang
is 'nor is it asked' '' "$(todo --as wang -F csv | sed 1d | cut -d, -f3 | grep 'incident settle')"
does 'who does' incident acknowledge IC202611-0001 --as chairman
is 'then it is' 'incident settle' "$(todo --as wang -F csv | sed 1d | cut -d, -f3 | grep 'incident settle')"
refused 'with what came of it' 1.8 incident settle IC202611-0001 --as wang
figure() { report month "$1" -F csv | sed -n "s/^$1,incidents,difficulty,$2,//p"; }
clock '2026-12-03 10:00'
is 'open in the summary of its month' 1 "$(figure 2026-11 open)"
is 'and of the next' 1 "$(figure 2026-12 open)"
does 'settled' incident settle IC202611-0001 --outcome '换供应商' --as wang
refused 'once' 1.8 incident settle IC202611-0001 --outcome settled --as wang
is 'in the summary as settled' '1 0' "$(figure 2026-12 settled) $(figure 2026-12 open)"
is 'and open still at the end of the month before' 1 "$(figure 2026-11 open)"
is 'it stands with both orders' 2 "$(incident list -F csv | sed 1d | wc -l)"
is 'no longer open' '' "$(incident list --open -F csv | sed 1d)"
is 'in the story of each' '换供应商' "$(order-show SO202611-0001 -F csv | sed -n 's/^incidents,1,outcome,//p')"
clock '2026-11-24 10:00'
ordflow clock accept --reason 'the end of the incident was only tried'

# deadlines
is 'in working days' 2026-11-25 "$(todo SO202611-0001 --all -F csv | sed 1d | cut -d, -f1)"
ordflow setting task-days 3
is 'as the setting says' 2026-11-27 "$(todo SO202611-0001 --all -F csv | sed 1d | cut -d, -f1)"
ordflow calendar set 2026-11-26 holiday
is 'on the calendar' 2026-11-30 "$(todo SO202611-0001 --all -F csv | sed 1d | cut -d, -f1)"
run todo --all --check
is 'nothing overdue' 0 "$status"
ordflow setting summary-departments hr
clock '2026-12-01 10:00'
run todo --all --check -F json
is 'something overdue: 2' 2 "$status"
like 'and which' '{"deadline":"2026-11-30","overdue":true,"task":"order-review open","document":"SO202611-0001"*' "$out"
run todo --check --as warehouse
is 'but nothing of mine' 0 "$status"
is 'of a role' 'order-review open' "$(todo --role clerk -F csv | sed 1d | cut -d, -f3)"
is 'of a person' 'order-review open' "$(todo --person liu -F csv | sed 1d | cut -d, -f3)"
ends 'an unknown person' 66 '*no person*' todo --person ghost
ends 'an unknown role' 65 '*is none of*' todo --role boss
is 'an order that is overdue' 1 "$(clock '2026-12-21 10:00'; order-list --overdue -F csv | grep -c SO202611-0001)"
is 'not before' 0 "$(clock '2026-12-20 23:00'; order-list --overdue -F csv | sed 1d | wc -l)"
is 'by department' '' "$(order-list --dept qc -F csv | grep SO202611-0001)"

# a newer version doesn't begin the wait for its approval anew
clock '2026-11-24 10:00'
days_complete
quote new "$so" --valid 2026-12-31 --as lisa >/dev/null
clock '2026-11-30 10:00'
quote new "$so" --valid 2026-12-31 --as lisa >/dev/null
is 'the clock of the first version goes on' 2026-11-24 "$(todo "$so" --as vp -F tsv | sed 1d | cut -f8 | cut -c1-10)"
clock '2027-01-05 10:00'
like 'a program reads why' '*,expired' "$(todo "$so" --as lisa -F csv | grep 'quote new')"
like 'and so does a reader of Chinese' '*已过有效期*' "$(LC_ALL=zh_CN.UTF-8 todo "$so" --as lisa | grep 'quote new')"
does 'history whole' ordflow check
plan
