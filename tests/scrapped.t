#!/bin/sh
# Clause 1.7: what was scrapped is made again, and production says so, before it can pass; no more passes than was made.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
tasks() { todo "$so" --as "$1" -F csv | sed 1d | cut -d, -f3 | grep -v acknowledge | tr '\n' ';'; }
record() { inspect record "$so" --line "$@" --as qc; }
produced
refused 'nothing is made again of what was not scrapped' 1.6b schedule finish "$so" production --as wang
clock '2026-11-24 11:00'
does 'all of it scrapped' record 1 --passed 0 --failed 30 --scrap 30 --batch B1
refused 'nothing passes instead' 1.7 record 1 --passed 30 --batch B2
refused 'not one' 1.7 record 1 --passed 1 --batch B2
refused 'nor is it scrapped again' 1.7 record 1 --passed 0 --failed 1 --scrap 1 --batch B2
refused 'nor reworked' 1.7 record 1 --passed 0 --failed 1 --rework 1 --batch B2
is 'production makes it again' 'schedule finish;' "$(tasks workshop)"
is 'qc has the other line to inspect' 'inspect record;' "$(tasks qc)"
ends 'not qc' 77 '*only production, workshop*' schedule finish "$so" production --as qc
ends 'not before it was scrapped' 65 '*they were scrapped*' schedule finish "$so" production --line 1 --as workshop --at 2026-11-24T10:30
refused 'no more than that' 1.7 schedule finish "$so" production --line 1 --qty 31 --as workshop
refused 'of which line' 1.7 schedule finish "$so" production --qty 1 --as workshop
refused 'not of the other' 1.6b schedule finish "$so" production --line 2 --as workshop
does 'begun' schedule start "$so" production --line 1 --as workshop
refused 'begun is not made' 1.7 record 1 --passed 1 --batch B2
does 'ten of them' schedule finish "$so" production --line 1 --qty 10 --as workshop
refused 'no more than ten pass' 1.7 record 1 --passed 11 --batch B2
like 'and how they would' '*schedule finish * production --line 1*' "$err"
qi=$(record 1 --passed 8 --failed 2 --scrap 2 --batch B2)
does 'the rest' schedule finish "$so" production --as wang
is 'nothing more to make' '' "$(tasks workshop | sed 's/inspect finish;//')"
is 'in the story' 'schedule finish' "$(order-show "$so" -F csv | sed -n 's/^history,.*,action,//p' | tail -1)"
does 'passed' record 1 --passed 22 --batch B3
refused 'no more than was ordered' 1.7 record 1 --passed 1 --batch B4
inspect finish "$qi" --as workshop >/dev/null
does 'down to the note' test -n "$(pay() { payment receive "$so" --amount 41524.01 --reference R --as finance; }; pay >/dev/null; ship note "$(request 1 8)" --as clerk)"

# of what was reworked and then scrapped the same
made
qi=$(record 2 --passed 60 --failed 0.5 --rework 0.5 --batch R1)
does 'reworked, scrapped' record 2 --passed 0 --failed 0.5 --scrap 0.5 --batch R2 --rework-of "$qi"
refused 'that too' 1.7 record 2 --passed 0.5 --batch R3
does 'made again' schedule finish "$so" production --line 2 --as workshop
does 'passes' record 2 --passed 0.5 --batch R3

# ordered in addition when all was made
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
cn=$(order-change propose "$so" --line 1 --qty 40 --reason '加量' --as lisa)
approve "$cn" --as vp
qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa)
approve "$qt" --as vp; quote report "$qt" --as lisa; quote send "$qt" --as lisa; quote answer "$qt" --accepted --as lisa
contract amend "$qt" --signatory a --customer-signatory b --reason '加量' --file scan.pdf --as lisa >/dev/null
refused 'ten more are not made' 1.7 record 1 --passed 10 --batch A1
does 'made' schedule finish "$so" production --line 1 --as workshop
does 'and pass' record 1 --passed 10 --batch A1

# a special approval that was refused, or is void, is on nobody's list; another one asked for is
sr=$(request 1 30)
list() { todo "$so" --as gm -F csv | sed -n 's/.*,\(approve SR\),.*/\1/p'; }
ship ask "$sr" --reason '老客户' --as clerk
is 'asked' 'approve SR' "$(list)"
approve "$sr" --refuse --reason '不行' --as gm
is 'refused' '' "$(list)"
ship ask "$sr" --reason '老客户' --as clerk
is 'asked anew, at once' 'approve SR' "$(list)"
ship change "$sr" --special '加急' --as lisa
is 'changed' '' "$(list)"
ship ask "$sr" --reason '老客户' --as clerk
approve "$sr" --as gm
dn=$(ship note "$sr" --line 1 --qty 5 --as clerk)
ship ask "$sr" --reason '老客户' --as clerk
is 'the rest of a request' 'approve SR' "$(list)"
approve "$sr" --as gm
does 'is noted by another' ship note "$sr" --as clerk
does 'history whole' ordflow check
plan
