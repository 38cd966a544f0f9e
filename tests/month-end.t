#!/bin/sh
# Clause 1.9: texts by the last working day, by the time of recording; versions; closing with all of them or the gm's
# excuse by name; what gm and chairman take note of.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user edit finance --head
of() { report month "$1" -F csv | sed -n "s/^$1,departments,$2,$3,//p"; }
# text DEPARTMENT: its row; versions DEPARTMENT: all of its rows
text() { report texts 2026-11 -F csv | sed -n "s/^$1,//p"; }
versions() { report texts 2026-11 --versions -F csv | sed -n "s/^$1,//p"; }
# asked LOGIN: what of months he has to do, with its day, and whether that is over
asked() { todo --as "$1" -F csv | awk -F, '$3 ~ /^report / { print $1, $2, $3, $NF }' | tr '\n' ';'; }

# The last working day: Monday the 30th, as the week has it; it is asked for two working days before.
clock '2026-11-25 17:00'
is 'nobody is asked yet' '' "$(asked lisa)"
clock '2026-11-26 08:00'
is 'the departments are asked for their texts' '2026-11-30 false report submit 2026-11;' "$(asked lisa)"
is 'each for its own' 7 "$(todo --all -F csv | grep -c 'report submit')"
is 'who hands in none is not' '' "$(asked clerk)"
does 'in time' report submit 2026-11 --dept sales --text '订单增长' --as lisa
is 'is asked no more' '' "$(asked lisa)"
ordflow setting summary-lead 0
is 'the setting says from when' '' "$(asked wang)"
ordflow setting summary-lead 2
ends 'a text is in time by the calendar alone' 66 '*no setting*' ordflow setting summary-days 5

# A calendar with a holiday at the end.
ordflow calendar set 2026-11-30 holiday --name 厂庆
is 'the last working day is another one' '2026-11-27 false report submit 2026-11;' "$(asked wang)"
clock '2026-11-27 20:00'
does 'on its evening' report submit 2026-11 --dept production --text '生产平稳' --as wang
clock '2026-11-28 09:00'
is 'then it is overdue' '2026-11-27 true report submit 2026-11;' "$(asked zhang)"
does 'on the day after' report submit 2026-11 --dept tech --text '图纸' --as zhang
does 'said to be of the day before' report submit 2026-11 --dept purchasing --text '采购' --at '2026-11-27 10:00' --as purchasing
is 'in time' 'false false' "$(text sales | cut -d, -f3) $(text production | cut -d, -f3)"
is 'late is what was recorded later, whatever is said' 'true true' "$(text tech | cut -d, -f3) $(text purchasing | cut -d, -f3)"
is 'counted' '0 0 1 1' "$(of 2026-11 sales summary_late) $(of 2026-11 production summary_late) $(of 2026-11 tech summary_late) $(of 2026-11 purchasing summary_late)"
is 'and in the assessment' '1,1' "$(report departments --dept tech -F csv | sed -n 2p | cut -d, -f10,11)"
like 'with the month and the person' '*1.9,text,breached,zhang,tech,2026-11,*' "$(report compliance --detail -F csv)"
ordflow calendar set 2026-11-28 workday
is 'a day set later makes nothing in time' true "$(text tech | cut -d, -f3)"
ordflow calendar clear 2026-11-28

# Another version stands beside the first.
clock '2026-12-01 09:00'
does 'handed in again' report submit 2026-11 --dept sales --text '订单增长一成' --as lisa
is 'the last one stands' '订单增长一成' "$(text sales | cut -d, -f4)"
is 'the first one says whether it was in time' '2026-11-26T08:00:00+08:00,lisa,false' "$(text sales | cut -d, -f1-3)"
is 'both are kept' 'text,1,2026-11-26T08:00:00+08:00,2026-11-26T08:00:00+08:00,lisa,,2026-11-27,订单增长
text,2,2026-12-01T09:00:00+08:00,2026-12-01T09:00:00+08:00,lisa,,2026-11-27,订单增长一成' "$(versions sales | sed 's/2026-11-30/2026-11-27/')"
is 'both in the journal' 2 "$(sql "select count(*) from event where action = 'report submit' and document = '2026-11' and actor = 'lisa'")"
like 'the summary says so' '*revised, version 2*' "$(report month 2026-11 -F html)"
like 'on paper, too' '*revised*sales*' "$(form 2026-11 | tr '\n' ' ')"
is 'what was late stays late' 'true' "$(report submit 2026-11 --dept tech --text '图纸 二' --as zhang; text tech | cut -d, -f3)"
is 'said and recorded stand side by side' 'text,1,2026-11-28T09:00:00+08:00,2026-11-27T10:00:00+08:00,purchasing' "$(versions purchasing | cut -d, -f1-5)"

# Closing.
ends 'not with texts missing, which are named' 1 '*report: clause 1.9: for 2026-11 there is no text of qc, warehouse, finance: report submit*report excuse*; the gm can lift it' \
	report close 2026-11 --as finance
refused 'nor by the gm' 1.9 report close 2026-11 --as gm
report submit 2026-11 --dept finance --text '收款正常' --as finance
ends 'not everybody excuses' 77 '*only gm*' report excuse 2026-11 --dept qc --reason '质检员病假' --as finance
ends 'by name' 64 '*--dept*' report excuse 2026-11 --reason '质检员病假' --as gm
refused 'with a reason' 1.9 report excuse 2026-11 --dept qc --as gm
refused 'that says something' 1.9 report excuse 2026-11 --dept qc --reason .. --as gm
refused 'not whose text is there' 1.9 report excuse 2026-11 --dept tech --reason '质检员病假' --as gm
refused 'nor who hands in none' 1.9 report excuse 2026-11 --dept workshop --reason '质检员病假' --as gm
refused 'nor who has time yet' 1.9 report excuse 2026-12 --dept qc --reason '质检员病假' --as gm
does 'the gm does' report excuse 2026-11 --dept qc --reason '质检员病假' --as gm
refused 'once' 1.9 report excuse 2026-11 --dept qc --reason '质检员病假' --as gm
is 'who is excused is asked no more' '' "$(asked qc)"
ends 'the other one is missing still' 1 '*no text of warehouse: *' report close 2026-11 --as finance
ordflow deputy gm vp --from 2026-12-01 --to 2026-12-05 --as gm
does 'his deputy does, too' report excuse 2026-11 --dept warehouse --reason '仓管盘点' --as vp
is 'for him' 'excuse,,2026-12-01T09:00:00+08:00,2026-12-01T09:00:00+08:00,vp,gm' "$(versions warehouse | cut -d, -f1-6)"
is 'listed as let pass, with the month' '1.9,override,overridden,gm,gm,2026-11 1.9,override,overridden,vp,gm,2026-11' \
	"$(report compliance --detail -F csv | grep '^1.9,override' | cut -d, -f1-6 | sort | tr '\n' ' ' | sed 's/ $//')"
like 'and why' '*质检员病假*' "$(report compliance --detail -F csv)"
is 'in the figures, and late all the same' '1 1' "$(of 2026-11 qc summary_excused) $(of 2026-11 qc summary_late)"
like 'in the summary' '*excused by the general manager 2026-12-01T09:00: 质检员病假*' "$(report month 2026-11 -F html)"
is 'all are there: it is to be closed' '2026-12-02 false report close 2026-11;' "$(asked finance)"
refused 'nothing to acknowledge yet' 1.9 report acknowledge 2026-11 --as gm
does 'then it closes' report close 2026-11 --as finance
is 'and isn'\''t asked for' '' "$(asked finance)"

# Afterwards.
refused 'another version can'\''t come' 1.9 report submit 2026-11 --dept sales --text '订单增长两成' --as lisa
ends 'who was excused comes late' 1 '*clause 1.9: 2026-11 is closed; *--late; *' report submit 2026-11 --dept qc --text '检验' --as qc
ends 'not by itself' 77 '*only gm, or the head of finance*' report submit 2026-11 --dept qc --text '检验' --late --as qc
refused 'not for a department that has its text' 1.9 report submit 2026-11 --dept sales --text '检验' --late --as gm
report month 2026-11 -F csv >closed.csv
does 'by the head of finance' report submit 2026-11 --dept qc --text '检验' --late --as finance
is 'it stands there, late' '2026-12-01T09:00:00+08:00,finance,true,检验' "$(text qc)"
is 'the figures are what they were' "$(cat closed.csv)" "$(report month 2026-11 -F csv)"
is 'as a late entry' '2026-11,report submit,2026-11,,finance' "$(report late 2026-12 -F csv | sed -n '$p' | cut -d, -f3-7)"

# gm and chairman.
is 'the gm is to take note' '2026-12-02 false report acknowledge 2026-11;' "$(asked gm)"
is 'so is the chairman' '2026-12-02 false report acknowledge 2026-11;' "$(asked chairman)"
ends 'nobody else' 77 '*only gm, chairman*' report acknowledge 2026-11 --as vp
does 'the gm does' report acknowledge 2026-11 --as gm
is 'is asked no more' '' "$(asked gm)"
refused 'once' 1.9 report acknowledge 2026-11 --as gm
clock '2026-12-04 09:00'
is 'the other one is overdue' '2026-12-02 true report acknowledge 2026-11;' "$(asked chairman)"
like 'by the clock alone' '*1.9,notice,breached,chairman,chairman,2026-11,*' "$(report compliance --detail -F csv | sed 's/breached,,chairman/breached,chairman,chairman/')"
ordflow user edit gm --role gm,chairman
refused 'who has done so as gm doesn'\''t as chairman' 1.9 report acknowledge 2026-11 --as gm
does 'the chairman does' report acknowledge 2026-11 --as chairman
is 'both stand in the list' '2026-11,gm,2026-12-01T09:00:00+08:00,chairman,2026-12-04T09:00:00+08:00' "$(report close -F csv | sed -n 2p | cut -d, -f1,5-8)"
like 'on the page' '*gm<br>陈总<br>acknowledged 2026-12-01T09:00*chairman<br>chairman<br>acknowledged 2026-12-04T09:00*' "$(report month 2026-11 -F html)"
like 'and on paper' '*陈总*2026-12-01*' "$(form 2026-11 --chinese | tr '\n' ' ')"
like 'and in PDF' '*陈总*' "$(form 2026-11 --chinese -F pdf -o f.pdf; pdftotext -layout f.pdf - | tr '\n' ' ')"
like 'the rules say it' '*report excuse*the gm*report acknowledge*' "$(ordflow rules 1.9 -F tsv | tr '\n' ' ')"

# A month that nobody closes is asked for however long ago it was.
clock '2027-02-10 09:00'
is 'months ago' '2026-12-31 true report submit 2026-12;2027-01-29 true report submit 2027-01;' "$(asked qc)"
is 'it is whole' '' "$(ordflow check)"

# So of an incident: who is both, where somebody else is one of them, takes note once.
so=$(order-new -c C001 --due 2027-03-20 -i P100 --qty 1 --quality q --as lisa)
ic=$(incident report "$so" --cause difficulty --description broken --as wang 2>/dev/null)
does 'an incident, by the gm' incident acknowledge "$ic" --as gm
refused 'not as chairman, too' 1.8 incident acknowledge "$ic" --as gm
refused 'so it isn'\''t settled' 1.8 incident settle "$ic" --outcome mended --as wang
does 'the chairman, who is another' incident acknowledge "$ic" --as chairman
does 'then it is' incident settle "$ic" --outcome mended --as wang

# An older database: its texts stay, by their recording where the month is open; of what is closed nobody is asked.
older old.db 6
is 'the texts of an older database' "$(report texts 2026-11 -F csv | grep 'lisa\|wang\|zhang')" \
	"$(report texts 2026-11 -F csv -d old.db | grep 'lisa\|wang\|zhang')"
report submit 2027-01 --dept qc --text 'as planned' --at '2027-01-28 10:00' --reason forgotten --as qc
older older.db 6
is 'late by their recording' '2027-02-10T09:00:00+08:00,qc,true,as planned' "$(report texts 2027-01 -F csv -d older.db | sed -n 's/^qc,//p')"
is 'what is closed is acknowledged' '' "$(todo --as gm -F csv -d older.db | grep 'report acknowledge')"
is 'and stays closed' 2026-11 "$(report close -F csv -d older.db | sed -n 2p | cut -d, -f1)"

# One person alone holds both.
rm -f orders.db*
ordflow init --name x --timezone Asia/Shanghai
me=$(id -un)
clock '2027-03-01 10:00'
for department in sales production tech purchasing qc warehouse; do report submit 2027-02 --dept $department --text 'as planned'; done
refused 'alone, but not without the texts' 1.9 report close 2027-02
does 'he excuses one' report excuse 2027-02 --dept finance --reason 'nothing to tell'
clock '2027-03-02 09:00'
ends 'not before its texts were recorded' 65 "*before the departments' texts*" report close 2027-02 --at '2027-03-01 09:59'
does 'closes, on the day before' report close 2027-02 --at '2027-03-01 10:00'
does 'and takes note' report acknowledge 2027-02
is 'as both' "$me,$me" "$(report close -F csv | sed -n 2p | cut -d, -f5,7)"
customer add C001 --name x
product add P100 --name x --price 1
so=$(order-new -c C001 --due 2027-03-20 -i P100 --qty 1 --quality q)
ic=$(incident report "$so" --cause difficulty --description broken 2>/dev/null)
does 'of an incident, too' incident acknowledge "$ic"
does 'at once' incident settle "$ic" --outcome mended
plan
