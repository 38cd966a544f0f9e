#!/bin/sh
# Clause 2.3.6: what hr finds about a clause and a department, what the department answers, what comes of it; and what
# was dated back, with its document and in its order.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add meng --name 孟 --role qc
in_review
# tasks LOGIN: his of findings; state: how it stands
tasks() { todo --as "$1" -F csv | awk -F, '$3 ~ /finding/ { print $1, $2, $3, $4 }'; }
state() { report finding show "$hf" -F csv | sed -n 's/^findings,1,state,//p'; }
round() { report finding show "$hf" -F csv | sed -n "s/^rounds,$1,$2,//p"; }

ends 'not everybody finds' 77 '*only hr, gm*' report finding record 1.7 --dept qc --text '检验未记批号' --as lisa
refused 'about a department' 2.3.6 report finding record 1.7 --text '检验未记批号' --as hr
refused 'what was found' 2.3.6 report finding record 1.7 --dept qc --as hr
refused 'that says something' 2.3.6 report finding record 1.7 --dept qc --text .. --as hr
ends 'of a clause' 66 '*there is no clause 9.9*' report finding record 9.9 --dept qc --text '检验未记批号' --as hr
ends 'of a department' 65 '*' report finding record 1.7 --dept gm --text '检验未记批号' --as hr
ends 'of a document' 66 '*' report finding record 1.7 --dept qc --text '检验未记批号' --document QI202611-0009 --as hr
says 'hr does' HF202611-0001 report finding record 1.7 --dept qc --text '检验未记批号' --document "$so" --as hr
like 'the department is told' '*told: qc*' "$err"
hf=HF202611-0001
is 'it is open' open "$(state)"
is 'the department is to answer, in working days' "2026-11-27 false report finding answer $hf" "$(tasks qc)"
is 'any of them' "2026-11-27 false report finding answer $hf" "$(tasks meng)"
is 'nobody else' '' "$(tasks lisa)$(tasks hr)"
ends 'hr answers for nobody' 77 '*only qc*' report finding answer "$hf" --text '已补记批号' --as hr
refused 'nothing is to judge yet' 2.3.6 report finding judge "$hf" --accepted --as hr
refused 'an answer says something' 2.3.6 report finding answer "$hf" --text '。' --as qc
does 'it answers' report finding answer "$hf" --text '已补记批号' --as qc
is 'that stands' 'answered 已补记批号' "$(state) $(round 1 answer)"
refused 'once' 2.3.6 report finding answer "$hf" --text '其实没有' --as meng
is 'hr is to judge' "2026-11-25 false report finding judge $hf" "$(tasks hr)"
ends 'not the department' 77 '*only hr, gm*' report finding judge "$hf" --accepted --as qc
ends 'yes or no' 64 '*--accepted*' report finding judge "$hf" --as hr
refused 'a refusal says why' 2.3.6 report finding judge "$hf" --refused --as hr
clock '2026-11-26 09:00'
does 'refused' report finding judge "$hf" --refused --reason '未见记录' --as hr
is 'it is open again, with another day' 'open 2026-12-01' "$(state) $(round 2 due)"
is 'nothing is overwritten' '已补记批号 未见记录' "$(round 1 answer) $(round 1 reason)"
clock '2026-12-02 09:00'
is 'by the clock it is overdue' "2026-12-01 true report finding answer $hf" "$(tasks qc)"
like 'and a breach' "*2.3.6,notice,breached,,qc,$hf,$so,2026-12-01*" "$(report compliance --from 2026-11-01 --detail -F csv)"
does 'answered late' report finding answer "$hf" --text '记录附后' --at '2026-11-30 10:00' --reason forgotten --as meng
like 'however that is said' "*2.3.6,notice,breached,meng,qc,$hf,$so,2026-12-01*" "$(report compliance --from 2026-11-01 --detail -F csv)"
is 'beside its clause' '1.7 0 1 0' "$(report compliance --from 2026-11-01 -F csv | awk -F, '$1 == "1.7" { print $1, $(NF - 2), $(NF - 1), $NF }')"
does 'accepted' report finding judge "$hf" --accepted --as hr
is 'closed' 'closed 0 0 1' "$(state) $(report compliance --from 2026-11-01 -F csv | awk -F, '$1 == "1.7" { print $(NF - 2), $(NF - 1), $NF }')"
is 'nothing is left to do' '' "$(tasks qc)$(tasks hr)"
refused 'nothing more is answered' 2.3.6 report finding answer "$hf" --text '还有' --as qc
refused 'nor judged' 2.3.6 report finding judge "$hf" --refused --reason '再查' --as hr
like 'in detail with its number and person' "*1.7,finding,closed,hr,qc,$hf,$so,*检验未记批号*" "$(report compliance --from 2026-11-01 --detail -F csv)"
like 'in the story of its order' '*report finding record*report finding answer*report finding judge*' "$(order-show "$so" -F csv | sed -n 's/^history,[0-9]*,action,//p' | tr '\n' ' ')"
like 'how the clause fared in it' "*1.7,$hf,closed,found,qc,*检验未记批号*" "$(ordflow rules 1.7 --order "$so" -F csv)"
like 'and why it stands' "*finding*$hf*" "$(order-show "$so" --why -F csv | tr '\n' ' ')"
is 'the list' "$hf,1.7,qc,closed,$so,$so" "$(report finding -F csv | sed -n 2p | cut -d, -f1-6)"
is 'of those that are open' '' "$(report finding --open -F csv | sed 1d)"
like 'the rules say it' '*report finding answer*report finding judge*' "$(ordflow rules 2.3.6 -F tsv | tr '\n' ' ')"

# Two persons: nobody answers what he found, nor judges what he answered.
ordflow user edit meng --role qc,hr
approve "$(ordflow changes -F csv | tail -1 | cut -d, -f1)" --as gm
hf=$(report finding record 1.7 --dept qc --text '检验未记批号' --as meng)
refused 'who found it does not answer' 2.3.6 report finding answer "$hf" --text '已补记批号' --as meng
is 'nor is he asked' '' "$(tasks meng)"
hf=$(report finding record 1.7 --dept qc --text '检验未记批号' --as gm)
does 'another of them' report finding answer "$hf" --text '已补记批号' --as meng
refused 'who does not judge' 2.3.6 report finding judge "$hf" --accepted --as meng
is 'nor is he asked to' '' "$(tasks meng | grep judge)"
does 'the gm does' report finding judge "$hf" --accepted --as gm

# About hr it is the gm's.
refused 'hr finds nothing of itself' 2.3.6 report finding record 2.3.6 --dept hr --text '未按月检查' --as hr
hf=$(report finding record 2.3.6 --dept hr --text '未按月检查' --as gm)
does 'the gm does' report finding show "$hf"
does 'hr answers' report finding answer "$hf" --text '本月起检查' --as hr
is 'the gm is to judge' "report finding judge $hf" "$(tasks gm | cut -d ' ' -f 3-)"
refused 'not hr' 2.3.6 report finding judge "$hf" --accepted --as meng
does 'he does' report finding judge "$hf" --accepted --as gm

# What was dated back: its document, and in its order.
so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --at '2026-11-30 09:00' --reason '传真压了两天' --as lisa)
like 'in compliance with its document' "*2.3.6,override,overridden,lisa,,$so,$so,*传真压了两天*" "$(report compliance --detail -F csv)"
customer add C9 --name x --at '2026-11-30 09:00' --reason '传真压了两天' --as lisa
like 'whatever it is' '*2.3.6,override,overridden,lisa,,C9,,*' "$(report compliance --detail -F csv)"
like 'the order says so' '*2.3.6,order-new,*,lifted,lisa,*,传真压了两天*' "$(ordflow rules 2.3.6 --order "$so" -F csv)"
other=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)
is 'another one does not' 0 "$(ordflow rules 2.3.6 --order "$other" -F csv | grep -c lifted)"
clock '2026-12-05 09:00'
incident report "$other" "$so" --cause difficulty --description broken --at '2026-12-03 10:00' --reason '忘了报' --as wang >/dev/null
like 'an event of several stands with each' '*2.3.6,incident report,*,lifted,wang,*,忘了报*' "$(ordflow rules 2.3.6 --order "$so" -F csv)"
like 'the other one, too' '*2.3.6,incident report,*,lifted,wang,*,忘了报*' "$(ordflow rules 2.3.6 --order "$other" -F csv)"
like 'and why it stands so' '*IC202612-0001*忘了报*' "$(order-show "$so" --why -F csv | tr '\n' ' ')"
is 'it is whole' '' "$(ordflow check)"

# An older database has none, and goes on.
older old.db 6
does 'an older database' report finding record 1.7 --dept qc --text '检验未记批号' -d old.db --as hr
plan
