#!/bin/sh
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# Who may change what everybody is bound by, and who answers for it.

factory
ordflow user add fei --name 费 --role sales
ordflow user add head --name 销售经理 --role sales --head
ordflow user add adm --name 管理员 --role admin
ordflow user add both --name 双 --role sales,clerk
ordflow user edit "$(id -un)" --role admin
says 'in setting up nothing waits' '' ordflow setting small-order 9000 --as adm
says 'nor the calendar' '' ordflow calendar set 2026-12-31 holiday --as wang
packed
setting() { ordflow setting -F csv | sed -n "s/^$1,\([^,]*\),.*/\1/p"; }
roles_of() { ordflow user -F csv | sed -n "s/^$1,[^,]*,\([^\"]*\|\"[^\"]*\"\),[a-z]*,.*/\1/p"; }

# settings
does 'an admin lowers a threshold' ordflow setting penalty-most 250 --as adm
sc=$out
like 'it has a number' 'SC202611-*' "$sc"
is 'and no effect' 300.00 "$(setting penalty-most)"
is 'it waits for gm' "approve SC,$sc" "$(todo --as gm -F csv | sed -n 's/^[^,]*,[^,]*,\(approve SC,[^,]*\),.*/\1/p')"
is 'and for nobody else' 0 "$(for p in adm vp chairman hr; do todo --as $p -F csv; done | grep -c 'approve SC')"
ends 'the admin does not sign it' 77 '*only gm, chairman*' approve "$sc" --as adm
refused 'nor the chairman' 2.3.6 approve "$sc" --as chairman
does 'gm does' approve "$sc" --as gm
is 'and it holds' 250 "$(setting penalty-most)"
ends 'once' 65 '*already*' approve "$sc" --as gm
sc=$(ordflow setting penalty-least 0 --as adm)
does 'gm refuses' approve "$sc" --refuse --reason '不妥' --as gm
is 'it stays' 100.00 "$(setting penalty-least)"
is 'and is over' 0 "$(todo --as gm -F csv | grep -c 'approve SC')"
says 'a harmless one does not wait' '' ordflow setting language en --as adm
ends 'malformed is malformed' 65 '*small-order*' ordflow setting small-order little --as adm
is 'all of it is listed' 'setting,penalty-most 250,adm,gm,gm setting,penalty-least 0,adm,gm,gm' \
	"$(ordflow changes -F csv | sed 1d | cut -d, -f2,3,5-7 | tr '\n' ' ' | sed 's/ $//')"

# roles
does 'an admin makes himself gm' ordflow user edit adm --role gm,admin --as adm
sc=$out
is 'he is not' admin "$(roles_of adm)"
does 'gm signs' approve "$sc" --as gm
does 'the new one wants another deputy' ordflow deputy adm lisa --from 2026-11-24 --to 2026-11-30 --as adm
sc=$out
refused 'not signed by himself' 2.3.6 approve "$sc" --as adm
does 'but by another gm' approve "$sc" --as gm
does 'gm gives himself something' ordflow user edit adm --role gm,admin,finance --as adm
sc=$out
is 'not at once' '"admin,gm"' "$(roles_of adm)"
refused 'nor by himself' 2.3.6 approve "$sc" --as adm
does 'he takes something from himself' ordflow user edit adm --role admin --as adm
is 'that is at once' admin "$(roles_of adm)"
printf 'login,roles\nnew1,sales\nnew2,qc\n' >people.csv
does 'a file' ordflow user import people.csv --as adm
sc=$out
is 'is one document' 1 "$(printf '%s\n' "$sc" | grep -c '^SC')"
is 'of two' "2 0" "$(ordflow changes -F csv | grep -c "^$sc,user-add") $(ordflow user -F csv | grep -c '^new')"
does 'signed' approve "$sc" --as gm
is 'they are there' 2 "$(ordflow user -F csv | grep -c '^new')"
says 'a name is only a name' '' ordflow user edit new1 --name 新 --as adm
sc=$(ordflow calendar set 2026-11-25 holiday --name 停电 --as wang)
is 'today is no holiday because production says so' 1 "$(ordflow calendar -F csv | sed 1d | wc -l)"
does 'gm says so' approve "$sc" --as gm
is 'then it is' 2 "$(ordflow calendar -F csv | sed 1d | wc -l)"

# deputies
refused 'not by an admin' 3.4.4 ordflow deputy vp adm --from 2026-11-24 --to 2026-11-30 --as adm
ends 'not for ever' 65 '*deputy-days*' ordflow deputy vp head --from 2026-11-24 --to 2036-11-30 --as vp
sc=$(ordflow deputy gm head --from 2026-11-24 --to 2026-11-30 --as gm)
refused 'gm does not sign his own' 2.3.6 approve "$sc" --as gm
is 'the chairman is asked' 1 "$(todo --as chairman -F csv | grep -c "$sc")"
does 'he signs' approve "$sc" --as chairman
sc=$(ordflow setting task-days 2 --as adm)
does 'the deputy signs for gm' approve "$sc" --as head
pay=$(request 1 1 2>/dev/null || echo "$sr")
does 'a special approval is asked for' sh -c "ship ask $pay --reason '老客户' --as clerk || true"
ends 'which no deputy gives' 77 '*only gm*' approve "$pay" --as head
ends 'a stranger does not call him back' 1 '*clause 3.4.4*' ordflow deputy gm head --revoke --as vp
does 'gm does' ordflow deputy gm --revoke --as gm
ends 'twice' 66 '*no such deputy*' ordflow deputy gm head --revoke --as gm
sc=$(ordflow setting task-days 1 --as adm)
ends 'then he signs no more' 77 '*only gm, chairman*' approve "$sc" --as head

# cost (finance and vp), standing (head of sales and vp)
ends 'sales says no cost' 77 '*only finance, vp*' product edit P100 --cost 1 --as lisa
ends 'nor with a price' 77 '*only finance, vp*' product edit P100 --price 1300 --cost 1 --as lisa
ends 'nor of a new product' 77 '*only finance, vp*' product add P300 --name x --cost 1 --as lisa
does 'finance does' product edit P100 --cost 801 --as finance
ends 'and no price' 77 '*only sales*' product edit P100 --price 1 --as finance
printf 'code,price,cost\nP100,1250,801\nP200,12,7\n' >products.csv
ends 'not by a file' 77 '*only finance, vp*' product import products.csv --as lisa
printf 'code,price,cost\nP100,1250,801\n' >products.csv
does 'that says what it is' product import products.csv --as lisa
customer add C002 --name 小河 --as lisa
ends 'sales names no key account' 77 '*only vp, or the head of sales*' customer edit C002 --key-account --as lisa
ends 'nor potential' 77 '*only vp, or the head of sales*' customer add C003 --name x --potential --as lisa
does 'the head does' customer edit C002 --potential --as head
does 'and vp' customer edit C002 --no-potential --as vp
o=$(order-new -c C002 --due 2026-12-20 -i P100 --qty 1 --quality q --as head)
refused 'not who took in an order' 1.2c customer edit C002 --key-account --as head
customer edit C002 --no-key-account --as head
small() {
	order-review open "$1" --depts tech,production,purchasing,qc --as head
	order-review opinion "$1" --dept tech --agree --as zhang
	order-review opinion "$1" --dept production --agree --as wang
}
small "$o"
refused 'a small order of nobody' 1.2c order-review conclude "$o" --accept standard --as wang
does 'vp says what he is' customer edit C002 --key-account --as vp
does 'that counts' order-review conclude "$o" --accept standard --as wang
customer add C004 --name 自己 --key-account --as head
o=$(order-new -c C004 --due 2026-12-20 -i P100 --qty 1 --quality q --as head)
small "$o"
refused 'one who says it first and takes the order then' 1.2c order-review conclude "$o" --accept standard --as wang

# carriers
send() { ship dispatch "$dn" --waybill W1 --freight 320 --as warehouse "$@"; }
does 'a name' carrier edit SF --name 顺丰速运 --as clerk
refused 'is approved anew' 2.3.3 send --carrier SF
carrier approve SF --as wang
does 'what changes nothing of that' carrier edit SF --phone 95338 --transit-days 2 --as clerk
does 'the days' carrier edit SF --transit-days 1 --as clerk
refused 'are approved anew' 2.3.3 send --carrier SF
carrier approve SF --as wang
carrier add NONE --name 不说 --as clerk
carrier approve NONE --as wang
refused 'no transit time makes no date' 2.4.4 send --carrier NONE
is 'nor is it proposed' 0 "$(carrier score --arrive 2026-12-20 -F csv | grep -c '^NONE')"
does 'but with a reason' send --carrier NONE --reason '只有它去'
clock '2026-12-21 10:00'
ship deliver "$dn" --as clerk 2>/dev/null
is 'below the setting it is a task of production'"'"'s head' 'carrier suspend' "$(todo --as wang -F csv | grep NONE | cut -d, -f3)"
carrier approve NONE --as wang
is 'until he decides' 0 "$(todo --as wang -F csv | grep -c NONE)"

# 2.4.2a: never by the one who made the note; by the clerk with how
clock '2026-11-24 10:00'
rm -f orders.db*
factory
ordflow user add both --name 兼 --role sales,clerk
requested
payment receive "$so" --amount 60000 --reference 'BOC 99' --as finance >/dev/null
sr=$(ship request "$so" --line 2 --qty 1 --tubing DN20 --labels none --special none --address 武汉市 --contact 韩梅 \
	--phone 13800000000 --arrive 2026-12-20 --as both)
qi=$(inspect record "$so" --line 2 --passed 5 --failed 0 --batch B9 --as qc)
inspect finish "$qi" --as workshop >/dev/null
dn=$(ship note "$sr" --as both)
refused 'sales and clerk in one' 2.4.2a ship confirm "$dn" --as both
refused 'nor by naming himself' 2.4.2a ship confirm "$dn" --for both --how 电话 --as both
refused 'nor does another without saying how' 2.4.2a ship confirm "$dn" --for both --as clerk
refused 'or saying nothing' 2.4.2a ship confirm "$dn" --for both --how . --as clerk
does 'the other clerk says how' ship confirm "$dn" --for both --how '10 点来电' --as clerk
is 'it is the clerk'"'"'s word' 'both clerk 10 点来电' \
	"$(ship track "$sr" -F csv | sed -n 's/^notes,1,confirm\(ed_by\|_clerk\|_how\),//p' | tr '\n' ' ' | sed 's/ $//')"

# one import, of what takes effect at once and of what waits
rm -f orders.db
factory
received
ordflow user edit gm --role gm,admin
ordflow user edit "$(id -un)" --role admin
printf 'login,name,roles\nnewtwo,新,sales\ngm,陈总,"gm,admin,finance"\nlast,末,qc\n' >both.csv
does 'an import by gm of a colleague and of himself' ordflow user import both.csv --as gm
is 'the one is there' sales "$(roles_of newtwo)"
is 'the other is not' '"gm,admin"' "$(roles_of gm | sed 's/"admin,gm"/"gm,admin"/')"
sc=$(todo --as chairman -F csv | sed -n 's/^[^,]*,[^,]*,approve SC,\([^,]*\),.*/\1/p')
does 'what waits is the chairman'"'"'s' approve "$sc" --as chairman
is 'then it is so' 'gm,admin,finance' "$(roles_of gm | tr -d '"' | sed 's/finance,admin,gm\|admin,finance,gm\|finance,gm,admin/gm,admin,finance/')"
ordflow user add adm --role admin --as gm
printf 'login,name,roles\ngm,陈总,"gm,admin"\nnewone,新,sales\n' >both.csv
ordflow user import both.csv --as adm
is 'who signs it signs all of it' 1 "$(todo --as chairman -F csv | grep -c 'approve SC')"
is 'in words' 1 "$(todo --as chairman -F csv | grep -c 'user-edit: gm 陈总 gm,admin; user-add: newone 新 sales')"
is 'of roles reads who may' '' "$(ordflow changes --as lisa -F csv | grep newone)"

# who is alone works alone
rm -f orders.db
ordflow init
customer add C001 --name x
product add P100 --name y --price 20 --cost 3
carrier add SF --name z --transit-days 1
order-new -c C001 -k regular --due 2026-12-20 -i P100 --qty 1 --quality q >/dev/null
says 'a setting' '' ordflow setting small-order 1
says 'a customer' '' customer edit C001 --key-account
says 'a cost' '' product edit P100 --cost 4
says 'a day' '' ordflow calendar set 2026-12-24 holiday
says 'somebody else' '' ordflow user add second --role sales
is 'nothing was put up' 0 "$(ordflow changes -F csv | sed 1d | wc -l)"
does 'history whole' ordflow check
plan
