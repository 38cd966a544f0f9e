#!/bin/sh
# Rules that somebody lets pass (lib/policy/lift.h): who may, why, and what is counted of it ever after.
. "${0%/*}/lib.sh"

factory
ordflow user add sun --name 孙 --role sales --head
# lifts: clause, document's kind, role, person, for whom and reason of each
lifts() { sql "select clause, prefix, role, person.login, coalesce(away.login, '-'), reason from lift join person on person.id = person_id left join person as away on away.id = deputy_for order by event_id, rule"; }
overridden() { report compliance -F csv | awk -F, '$5 > 0 && NR > 1 { print $1, $5 }' | tr '\n' ' '; }
detail() { report compliance --detail -F csv | grep ',overridden,'; }

# Below cost, in one's own right and as a deputy, and why.
days_complete
low=$(quote new "$so" --price 1=700 --valid 2026-12-31 --as lisa)
refused 'below cost is not for the head of sales' 1.3b approve "$low" --reason 'a new customer' --as sun
approve "$(ordflow deputy vp sun --from 2026-11-24 --to 2026-11-25 --as vp)" --as gm
refused 'nor for a deputy without a reason' 1.3b approve "$low" --as sun
like 'which is asked for' '*a reason is missing, --reason; the vp, gm can lift it' "$err"
refused 'nor with dots' 1.3b approve "$low" --reason '... --' --as sun
refused 'nor a single letter' 1.3b approve "$low" --reason 'x' --as sun
does 'the deputy lifts what he may sign' approve "$low" --reason 'a new customer' --as sun
is 'in the role and for whom it is' '1.3b|QT|vp|sun|vp|a new customer' "$(lifts)"
is 'the signature says the same' 'vp|6' "$(sql "select role, deputy_for from signature where prefix = 'QT'")"
is 'it is counted' '1.3b 1 ' "$(overridden)"
product edit P100 --cost 100
is 'and stays so when the cost is another' '1.3b 1 ' "$(overridden)"
is 'the event has it' '1' "$(sql 'select count(*) from lift join event on event.id = event_id and action = '"'approve QT'")"

# At cost isn't below.
product add P300 --name '阀' --cost 6.0005 --price 6.0005
received
so=$(order-new -c C001 --due 2026-12-20 -i P300 --qty 30 --quality q --as lisa)
order-review open "$so" --depts tech,production,purchasing,qc --meeting 2026-11-24 --attendees all --as lisa
order-review opinion "$so" --dept tech --object --comment 'too thin' --as zhang
order-review opinion "$so" --dept production --agree --as wang
refused 'against an objection one says why' 1.2a order-review conclude "$so" --accept standard --as wang
like 'which the one who concludes can' '*whoever does it, with a reason, can lift it' "$err"
refused 'with a reason that is one' 1.2a order-review conclude "$so" --accept standard --reason '?' --as wang
does 'so does he' order-review conclude "$so" --accept standard --reason 'thick enough' --as wang
order-review days "$so" --dept tech --days 1 --as zhang
order-review days "$so" --dept production --days 1 --as wang
order-review days "$so" --dept purchasing --days 1 --as purchasing
order-review days "$so" --dept qc --days 1 --as qc
qt=$(quote new "$so" --valid 2026-12-31 --as lisa)
does 'a price that equals the cost' approve "$qt" --reason 'as usual' --as vp
is 'is no override, whatever was said' '1.2a 1 1.3b 1 ' "$(overridden)"

# Small, and against an objection: both.
customer add C2 --name '小' --as lisa
so=$(order-new -c C2 --due 2026-12-20 -i P300 --qty 3 --quality q --as lisa)
order-review open "$so" --depts tech,production,purchasing,qc --as lisa
order-review opinion "$so" --dept tech --object --comment 'too thin' --as zhang
order-review opinion "$so" --dept production --agree --as wang
refused 'a small one' 1.2a order-review conclude "$so" --accept standard --as wang
does 'lifts both' order-review conclude "$so" --accept standard --reason 'a friend' --as wang
is 'each is counted' '1.2a 2 1.2c 1 1.3b 1 ' "$(overridden)"

# Shipped before it is paid: the general manager himself, for the reason that he was asked with.
requested
ship ask "$sr" --reason 'a fair' --as clerk
approve "$(ordflow deputy gm chairman --from 2026-11-24 --to 2026-11-25 --as gm)" --as chairman
ends 'no deputy does that' 77 '*only gm*' approve "$sr" --as chairman
does 'he does' approve "$sr" --as gm
like 'it is kept with the reason' '*2.4.3|SR|gm|gm|-|a fair*' "$(lifts)"
dn=$(ship note "$sr" --as clerk)
ship confirm "$dn" --as lisa && ship pack "$dn" --packaging 木箱 --ok --as warehouse
clock '2026-12-19 10:00'
refused 'too late a carrier' 2.4.4 ship dispatch "$dn" --carrier SF --waybill 1 --freight 1 --as warehouse
does 'with a reason' ship dispatch "$dn" --carrier SF --waybill 1 --freight 1 --reason 'the only one' --as warehouse
like 'that is kept' '*2.4.4|DN|warehouse|warehouse|-|the only one*' "$(lifts)"
like 'and told one by one' '*2.4.4,override,overridden,warehouse,warehouse,DN*' "$(report compliance --from 2026-11-01 --to 2026-12-31 --detail -F csv)"
is 'sound' '' "$(ordflow check -F csv | sed 1d)"

# An older database: what its signatures, reviews and notes tell.
newer=$(lifts | sort)
product edit P100 --cost 800
older old.db 6
ORDFLOW_DB=$home/old.db
order-list >/dev/null
is 'the same lifts' "$(printf %s "$newer" | grep -v '1.2c')" "$(lifts | sort)"

plan
