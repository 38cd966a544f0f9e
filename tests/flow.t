#!/bin/sh
# The main flow of design.md section 2, line by line, and the rule in its way.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

does 'init' ordflow init --name '东方机电' --timezone Asia/Shanghai
does 'user wang' ordflow user add wang --name 王强 --role production --head
does 'user zhang' ordflow user add zhang --name 张敏 --role tech --head
does 'user lisa' ordflow user add lisa --name 李莎 --role sales
does 'user gm' ordflow user add gm --name 陈总 --role gm
does 'user vp' ordflow user add vp --name 刘副总 --role vp
for r in clerk finance warehouse qc workshop purchasing hr chairman; do
	does "user $r" ordflow user add $r --name $r --role $r
done
does 'customer' customer add C001 --name '长江泵业' --key-account
does 'product' product add P100 --name '隔膜泵' --unit 台 --price 1200.00 --cost 800
does 'another product' product add P200 --name '食品级软管' --unit m --price 12.3456 --cost 6
does 'carrier' carrier add SF --name '顺丰' --transit-days 2
does 'carrier approved' carrier approve SF --as wang
says 'order-new prints the number alone' SO202611-0001 \
	order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality 'GB/T 7782' -i P200 --qty 60.5 --quality '食品级' --as lisa
so=$out
is 'received' received "$(state)"
does 'review opened' order-review open "$so" --depts tech,production,purchasing,qc --meeting 2026-11-24 --attendees '王强,张敏,李莎' --as lisa
is 'in review' in-review "$(state)"
does 'opinion of tech' order-review opinion "$so" --dept tech --agree --as zhang
does 'opinion of production' order-review opinion "$so" --dept production --agree --comment '12 月产能可排' --as wang
does 'concluded' order-review conclude "$so" --accept standard --as wang
is 'accepted' accepted "$(state)"
does 'days of tech' order-review days "$so" --dept tech --days 3 --as zhang
does 'days of production' order-review days "$so" --dept production --days 5 --as wang
does 'days of purchasing' order-review days "$so" --dept purchasing --days 2 --as purchasing
is 'not complete' accepted "$(state)"
does 'days of qc' order-review days "$so" --dept qc --days 1 --as qc
is 'complete' days-complete "$(state)"
says 'quote new' QT202611-0001 quote new "$so" --tax 13 --valid 2026-12-31 --as lisa
qt=$out
is 'quoted' quoted "$(state)"
does 'approved by vp' approve "$qt" --as vp
is 'quotation approved' quotation-approved "$(state)"
does 'reported' quote report "$qt" --as lisa
does 'sent' quote send "$qt" --as lisa
does 'accepted by the customer' quote answer "$qt" --accepted --as lisa
head -c 70000 /dev/urandom >scan.pdf
says 'contract sign' CT202611-0001 contract sign "$qt" --signatory '李莎' --customer-signatory '韩梅' --file scan.pdf --as lisa
ct=$out
is 'contracted' contracted "$(state)"
contract extract "$ct" >back.pdf
does 'the scan comes back bit for bit' cmp scan.pdf back.pdf
like 'the shell lists it' "*$ct/scan.pdf*" "$(sqlite3 orders.db -At)"
echo dwg >pump.dwg
says 'drawing add' DW202611-0001 drawing add "$so" --file pump.dwg --revision A --key-points '密封面 Ra0.8' --as zhang
does 'briefed' drawing brief "$out" --to workshop --as zhang
does 'scheduled' schedule make "$so" --as wang
is 'scheduled state' scheduled "$(state)"
does 'tech starts' schedule start "$so" tech --as zhang
does 'tech finishes' schedule finish "$so" tech --as zhang
does 'purchasing starts' schedule start "$so" purchasing --as purchasing
does 'purchasing finishes' schedule finish "$so" purchasing --as purchasing
does 'production starts' schedule start "$so" production --as wang
is 'in production' in-production "$(state)"
does 'production finishes' schedule finish "$so" production --as workshop
says 'inspect record' QI202611-0001 inspect record "$so" --line 1 --passed 30 --failed 0 --batch B2611-07 --as qc
says 'inspect finish' FG202611-0001 inspect finish "$out" --as workshop
says 'ship request' SR202611-0001 ship request "$so" --line 1 --qty 30 --tubing DN20 --labels none --special none \
	--address '武汉市…' --contact '韩梅' --phone '13800000000' --arrive 2026-12-20 --as lisa
sr=$out

# the rule in the way
ends 'no note before the money' 1 \
	'ship: clause 2.4.3: receipts cover 0.00 of 40680.00; the gm can lift it' ship note "$sr" --as clerk
does 'the clerk asks' ship ask "$sr" --reason '老客户,货款周五到' --as clerk
like 'it waits for the gm' "*$sr*" "$(approve --as gm -F csv)"
is 'and for nobody else' '' "$(approve --as vp -F csv | sed 1d)"
does 'the gm approves' approve "$sr" --as gm
is 'it waits no more' '' "$(approve --as gm -F csv | sed 1d)"
is 'both signatures stand in the story' 'vp gm' "$(order-show "$so" -F csv | sed -n 's/^signatures,.,signed_by,//p' | tr '\n' ' ' | sed 's/ $//')"
does 'with that the note could be made' ship note "$sr" --as clerk --dry-run

says 'payment' RC202611-0001 payment receive "$so" --amount 41524.01 --reference 'BOC 88123' --as finance
says 'ship note' DN202611-0001 ship note "$sr" --as clerk
dn=$out
does 'confirmed' ship confirm "$dn" --as lisa
does 'packed' ship pack "$dn" --packaging '木箱' --ok --as warehouse
does 'dispatched' ship dispatch "$dn" --carrier SF --waybill SF123456789 --freight 320 --as warehouse
is 'shipping' shipping "$(state)"
does 'acknowledged' ship acknowledge "$dn" --as clerk
does 'delivered' ship deliver "$dn" --as clerk

figure() { report month 2026-11 -F csv | sed -n "s/^2026-11,$1,//p"; }
is 'report: orders' 1 "$(figure orders,,count)"
is 'report: amount' 36746.91 "$(figure orders,,amount)"
is 'report: lines' 2 "$(figure orders,,lines)"
is 'report: quantity' 90.5 "$(figure orders,,qty)"
is 'report: customer' 36746.91 "$(figure customers,C001,amount)"
is 'report: receipts' 41524.01 "$(figure receipts,,amount_with_tax)"
is 'report: shipped' 40680.00 "$(figure shipments,,dispatched_with_tax)"
is 'report: contract' 36746.91 "$(figure contracts,,amount)"
is 'report is sorted' "$(report month 2026-11 -F csv | sed 1d | cut -d, -f2-4 | tr , '\001')" \
	"$(report month 2026-11 -F csv | sed 1d | cut -d, -f2-4 | tr , '\001' | LC_ALL=C sort)"
does 'the file and its history are whole' ordflow check

# the rest of the order: line 2
qi=$(inspect record "$so" --line 2 --passed 60 --failed 0.5 --scrap 0.5 --batch B2611-08 --as qc)
is 'not all passed' shipping "$(state)"
inspect finish "$qi" --as workshop >/dev/null
schedule finish "$so" production --line 2 --as workshop
qi=$(inspect record "$so" --line 2 --passed 0.5 --batch B2611-09 --as qc)
inspect finish "$qi" --as workshop >/dev/null
dn=$(ship note "$(request 2 60.5)" --as clerk)
ship confirm "$dn" --as clerk --for lisa --how 电话
ship pack "$dn" --packaging 纸箱 --ok --as warehouse
ship dispatch "$dn" --carrier SF --waybill SF2 --freight 12 --as warehouse
is 'all of it shipped' shipped "$(state)"
ship deliver "$dn" --as clerk
is 'delivered and paid in full: closed' closed "$(state)"
does 'still whole' ordflow check
plan
