#!/bin/sh
# Who reads what, who has left, and what root doesn't follow.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add head --name 销售经理 --role sales --head
ordflow user add tan --name 谭 --role warehouse,sales
me=$(id -un)

# Cost and profit: finance, vp, gm, and the head of sales, who signs prices. The column stays, and is empty.
cost() { product list -F csv --as "$1" | sed -n 's/^P100,[^,]*,[^,]*,[^,]*,[^,]*,\([^,]*\).*/\1/p'; }
for who in finance vp gm head "$me"; do
	is "$who reads the cost" 800.00 "$(cost "$who")"
done
for who in lisa clerk zhang wang warehouse hr; do
	is "$who doesn't" '' "$(cost $who)"
done
is 'every machine format keeps the column' "$(product list -F csv | head -n 1)" "$(product list -F csv --as lisa | head -n 1)"
like 'json says null' '*"cost":null*' "$(product list -F json --as lisa)"
is 'and none of them has it' 0 "$(for f in table csv tsv json; do product list -F $f --as lisa; done | grep -c 800)"
is 'in a workbook neither' 0 "$(product list -F xlsx -o p.xlsx --as lisa; unzip -p p.xlsx 'xl/*.xml' 2>/dev/null | grep -c '>800<')"
like 'show neither' '*P100*' "$(product show P100 -F csv --as lisa)"
is 'no cost in it' 0 "$(product show P100 -F csv --as lisa | grep -c 800)"
does 'the list comes in again from one who reads no cost' sh -c 'product list -F csv --as lisa >p.csv && product import p.csv --as lisa'
is 'and the cost stays' 800.00 "$(cost finance)"

# Raw events, other people's roles, a copy of all.
number_of=$(sql "select max(id) from event")
does 'an event for hr' ordflow event "$number_of" --as hr
does 'for gm' ordflow event "$number_of" --as gm
ends 'not for sales' 77 '*only hr, gm, admin may read that; lisa is sales*' ordflow event "$number_of" --as lisa
roles_of() { ordflow user -F csv --as "$1" | sed -n "s/^$2,[^,]*,\([^,]*\),.*/\1/p"; }
is 'hr reads roles' vp "$(roles_of hr vp)"
is 'sales those of others not' '' "$(roles_of lisa vp)"
is 'but one'"'"'s own' sales "$(roles_of lisa lisa)"
ends 'no copy for sales' 77 '*only admin may read that*' ordflow backup copy.db --as lisa
ends 'nor for gm' 77 '*only admin may read that*' ordflow export copy --as gm
does 'but for admin' ordflow export copy
is 'who is nobody reads a file of his own' 800.00 "$(INJECT_UID=65534 product list -F csv | sed -n 's/^P100,[^,]*,[^,]*,[^,]*,[^,]*,\([^,]*\).*/\1/p')"
like 'the rules say who reads what' '*read: cost and profit*finance, vp, gm, or the head of sales*' "$(ordflow rules -F tsv)"

# Penalties: hr, gm, who it is, and who proposed it.
dispatched >/dev/null
does 'late' ship problem "$dn" --kind late --description '迟到' --as clerk
pc=$(penalty list -F csv | sed -n 's/^\(PC[^,]*\),.*/\1/p')
count() { penalty list -F numbers --as "$1" | grep -c .; }
is 'raised, for who proposes' 1 "$(count clerk)"
is 'not for others' 0 "$(count lisa)"
does 'proposed' penalty propose "$pc" --person tan --amount 200 --loss 320 --as hr
for who in hr gm tan; do is "for $who" 1 "$(count $who)"; done
for who in lisa clerk finance qc; do is "not for $who" 0 "$(count $who)"; done
ends 'of somebody by name neither' 77 '*only hr, gm may read that*' penalty list --person tan --as lisa
does 'one may ask for his own' penalty list --person tan --as tan
is 'a task of his' 1 "$(todo -F csv --as tan | grep -c 'penalty hear')"
is 'that others are not shown' 0 "$(todo --all -F csv --as lisa | grep -c 'penalty hear')"
does 'heard' penalty hear "$pc" --statement '堵车' --as tan
does 'by gm' penalty confirm "$pc" --as gm
ordflow user add hr2 --name hr2 --role hr
does 'and hr' penalty confirm "$pc" --as hr2
month() { report month 2026-11 -F csv --as "$1" | grep -c '^2026-11,penalties,tan,'; }
is 'the month names him to gm' yes "$([ "$(month gm)" -gt 0 ] && echo yes)"
is 'and to himself' "$(month gm)" "$(month tan)"
is 'and to nobody else' 0 "$(month lisa)"
is 'but how many there were' "$(report month 2026-11 -F csv --as gm | grep '^2026-11,penalties,,')" \
	"$(report month 2026-11 -F csv --as lisa | grep '^2026-11,penalties,,')"
is 'on paper neither' 0 "$(form 2026-11 -F text --as lisa | grep -c 200.00)"

does 'something else' ship problem "$dn" --kind damaged --description '破损' --as clerk
pc2=$(penalty list --open -F csv --as hr | sed -n 's/^\(PC[^,]*\),.*/\1/p')

# A leaver is switched off, never deleted.
before=$(order-show "$so" -F csv)
approve "$(ordflow deputy vp lisa --from 2026-11-24 --to 2026-12-31 --as vp)" --as gm
waiting=$(todo -F csv --as lisa | grep -c 'ship acknowledge')
is 'he has tasks' yes "$([ "$waiting" -gt 0 ] && echo yes)"
does 'he leaves' ordflow user edit lisa --left
ends 'he does not act' 77 '*lisa has left*' customer add C9 --name x --as lisa
ends 'nor read as himself' 77 '*lisa has left*' order-list --as lisa
ends 'nor is he a deputy' 66 '*lisa has left*' ordflow deputy gm lisa --from 2026-11-24 --to 2026-12-31 --as gm
ends 'nor named' 66 '*lisa has left*' penalty propose "$pc2" --person lisa --as hr
is 'his tasks are his department'"'"'s' "$waiting" "$(todo -F csv --as head | grep -c 'ship acknowledge.*sales')"
does 'who does them' ship acknowledge "$dn" --as head
is 'lists say it' "lisa 2026-11-24T10:00:00+08:00" "$(ordflow user -F csv | sed -n 's/^\(lisa\),.*,\([^,]*\)$/\1 \2/p')"
is 'his history stays' "$(printf '%s\n' "$before" | grep -c '^events,.*,lisa$')" "$(order-show "$so" -F csv | grep -c '^events,.*,lisa$')"
is 'he is not offered' '' "$(ordflow --complete deputy li)"
does 'he is back' ordflow user edit lisa --back
does 'and acts' customer add C9 --name x --as lisa
does 'out and in again' sh -c 'ordflow user -F csv >users.csv && ordflow user import users.csv'

# There is always somebody who gives roles.
ends 'the last admin' 65 "*$me is the last admin*" ordflow user edit "$me" --role sales
ends 'does not leave' 65 "*$me is the last admin*" ordflow user edit "$me" --left
printf 'login,roles\n%s,sales\n' "$me" >demoted.csv
ends 'not by a file either' 65 '*last admin*' ordflow user import demoted.csv
does 'another one' ordflow user add boss --name boss --role admin
does 'then he may' ordflow user edit "$me" --role sales,gm
ends 'and is it no more' 77 '*only admin*' ordflow user edit "$me" --role admin
ends 'a leaver does not count' 65 '*last admin*' ordflow user edit boss --left --as boss

# Root follows nobody's link, and nothing into a folder that everybody can write.
if [ "$(id -u)" -eq 0 ]; then
	ln -s "$ORDFLOW_DB" link.db
	ends 'a link' 78 '*symbolic link*' order-list --db "$home/link.db"
	mkdir open
	cp "$ORDFLOW_DB" open/x.db
	chmod 777 open
	ends 'a folder of everybody' 78 '*can be written by everybody*' order-list --db open/x.db
	ends 'not to make one either' 78 '*can be written by everybody*' ordflow init --db open/y.db
	mkdir open/in
	ends 'nor below it' 78 '*can be written by everybody*' ordflow init --db open/in/y.db
	chmod 1777 open
	does 'a sticky one will do' order-list --db open/x.db
else
	skip 'only root has to fear for root'
fi

# A form is laid out with no database open.
mkfifo fonts.conf
FONTCONFIG_FILE=$home/fonts.conf form "$so" -F pdf -o form.pdf &
form=$!
exec 8>fonts.conf
is 'fonts are read with no database open' 0 "$(readlink /proc/$form/fd/* | grep -c 'orders.db')"
cat /etc/fonts/fonts.conf >&8
exec 8>&-
wait $form
plan
