#!/bin/sh
# Clauses 1.3a, 1.3b and 1.4: quotations, their approval, and the contract on them.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ordflow user add sun --name 孙 --role sales --head
ordflow user add both --name 双 --role sales,vp
days_complete
new() { quote new "$so" "$@" --as lisa; }

refused 'a last day of validity' 1.3a new --tax 13
ends 'that is not past' 65 '*is past*' new --tax 13 --valid 2026-11-23
ends 'a price for a line that is not there' 66 '*has no line 3*' new --valid 2026-12-31 --price 3=1
ends 'LINE=PRICE' 65 "*--price: '5'*LINE=VALUE*" new --valid 2026-12-31 --price 5
product add FREE --name free
two=$so
so=$(order-new -c C001 -k regular --due 2026-12-20 -i FREE --qty 1 --quality q --as lisa)
product release FREE --as zhang && product release FREE --as wang && approve "$so" --as vp
refused 'a price on every line' 1.3a new --valid 2026-12-31
like 'and says which' '*line 1 has no price: --price 1=AMOUNT*' "$err"
so=$two

says 'version 1' QT202611-0001 new --tax 13 --valid 2026-12-31
ends 'approved by the roles that may' 77 '*only vp, gm, or the head of sales*' approve QT202611-0001 --as wang
refused 'never by its quoter' 1.3b approve "$(quote new "$so" --tax 13 --valid 2026-12-31 --as both)" --as both
refused 'nor a version that was withdrawn' 1.3b approve QT202611-0001 --as vp
qt=$(new --tax 13 --valid 2026-12-31 --price 1=1100 --discount 2=10)
is 'line prices and discounts' '1100.00 12.3456 10' "$(quote show "$qt" -F csv |
	sed -n 's/^lines,1,price,//p; s/^lines,2,price,//p; s/^lines,2,discount,//p' | tr '\n' ' ' | sed 's/ $//')"
refused 'not reported before the approval' 1.3b quote report "$qt" --as lisa
refused 'nor sent' 1.3b quote send "$qt" --as lisa
ends 'a refusal to sign has its reason' 64 '*--reason*' approve "$qt" --refuse --as vp
ends 'not signed before it was made' 65 "*can't have happened before the quotation was made*" approve "$qt" --as vp --at 2026-11-24T09:00
does 'refused by the vp' approve "$qt" --refuse --reason '太低' --as vp
refused 'refused is not approved' 1.3b quote send "$qt" --as lisa
does 'approved by the head of sales' approve "$qt" --as sun
ends 'once' 65 '*approved already*' approve "$qt" --as gm
is 'the state' quotation-approved "$(state)"
ends 'the answer is yes or no' 64 '*--accepted or --refused*' quote answer "$qt" --as lisa
refused 'no answer before it was sent' 1.3b quote answer "$qt" --accepted --as lisa
refused 'not sent before it was reported to the gm' 1.3b quote send "$qt" --as lisa
like 'who does it' "*quote report $qt (sales, clerk)*" "$err"
does 'reported' quote report "$qt" --as lisa
does 'sent' quote send "$qt" --as lisa
refused 'no contract before the customer accepts' 1.4 contract sign "$qt" --signatory a --customer-signatory b --as lisa

# approve small, then edit: any change voids the signature
before=$(quote list "$so" -F csv)
sql "update quotation_line set price = price * 10 where line = 1 and quotation_id = (select max(id) from quotation)"
refused 'a changed quotation is approved no more' 1.3b quote answer "$qt" --accepted --as lisa
sql "update quotation_line set price = price / 10 where line = 1 and quotation_id = (select max(id) from quotation)"
is 'as before' "$before" "$(quote list "$so" -F csv)"
sql "update order_line set quality = '随便' where line = 1"
refused 'nor is one whose order line changed' 1.3b quote answer "$qt" --accepted --as lisa
sql "update order_line set quality = 'GB/T 7782' where line = 1"

# a new version leads back, and inherits no signature
qt2=$(new --tax 13 --valid 2026-12-31 --price 1=1100 --discount 2=10)
is 'back to quoted' quoted "$(state)"
refused 'the same content, but not approved' 1.3b quote send "$qt2" --as lisa
refused 'the earlier one was withdrawn' 1.3b quote send "$qt" --as lisa
approve "$qt2" --as vp
quote report "$qt2" --as lisa
quote send "$qt2" --as lisa
does 'the customer refuses' quote answer "$qt2" --refused --as lisa
refused 'no contract on that' 1.4 contract sign "$qt2" --signatory a --customer-signatory b --as lisa

is 'refused leads back' days-complete "$(state)"

# below cost: vp or above, and why
low=$(new --tax 13 --valid 2026-12-31 --price 1=800 --discount 1=0.01)
refused 'below cost is nothing for the head of sales' 1.3b approve "$low" --as sun
like 'and says who can lift it' '*line 1 of * is below cost; the vp, gm can lift it' "$err"
refused 'nor for the vp without a reason' 1.3b approve "$low" --as vp
does 'with a reason' approve "$low" --reason '开拓市场' --as vp
low=$(new --tax 13 --valid 2026-12-31 --price 1=800)
does 'at cost is not below' approve "$low" --as sun

# expiry
qt3=$(new --tax 13 --valid 2026-11-30)
clock '2026-12-01 00:00'
refused 'an expired one is not approved' 1.3b approve "$qt3" --as vp
clock '2026-11-30 23:59'
does 'on its last day it is' approve "$qt3" --as vp
quote report "$qt3" --as lisa
quote send "$qt3" --as lisa
quote answer "$qt3" --accepted --as lisa
clock '2026-12-01 00:00'
refused 'no contract on an expired one' 1.4 contract sign "$qt3" --signatory a --customer-signatory b --as lisa
clock '2026-11-30 23:59'
refused 'the amount of the quotation' 1.4 contract sign "$qt3" --amount 1.00 --signatory a --customer-signatory b --as lisa
refused 'and its date' 1.4 contract sign "$qt3" --due 2026-12-21 --signatory a --customer-signatory b --as lisa
does 'both' contract sign "$qt3" --amount 41524.01 --due 2026-12-20 --signatory a --customer-signatory b --as lisa -n
refused 'signatories of both sides' 1.4 contract sign "$qt3" --signatory a --as lisa
ends 'a file that is not there' 66 '*nothing.pdf*' contract sign "$qt3" --signatory a --customer-signatory b --file nothing.pdf --as lisa
ends 'a folder is no file' 74 '*not a file*' contract sign "$qt3" --signatory a --customer-signatory b --file "$PWD" --as lisa
printf 'x%.0s' 1 2 3 >"a file of 名.pdf"
says 'signed' CT202611-0001 contract sign "$qt3" --signatory 李莎 --customer-signatory 韩梅 --terms "30 % down
rest on delivery" --file "a file of 名.pdf" --as lisa
is 'contracted' contracted "$(state)"
refused 'one contract an order' 1.4 contract sign "$qt3" --signatory a --customer-signatory b --as lisa

# amendments: a newer quotation, the next version of the contract
qt4=$(new --tax 13 --valid 2026-12-31 --price 1=1000)
is 'a quotation for it leaves the order contracted' contracted "$(state)"
is 'and the contract its quotation' '' "$(quote show "$qt3" -F csv | grep withdrawn)"
refused 'not on one that is not accepted' 1.4 contract amend "$qt4" --reason because --signatory a --customer-signatory b --as lisa
approve "$qt4" --as vp
quote report "$qt4" --as lisa
quote send "$qt4" --as lisa
quote answer "$qt4" --accepted --as lisa
refused 'nor without a reason' 1.4 contract amend "$qt4" --signatory a --customer-signatory b --as lisa
sql "update sales_order set state = 'in-production' where id = (select max(order_id) from contract)"
refused 'nor without a change notice once production has begun' 3.4.4.4 contract amend "$qt4" --reason because --signatory a \
	--customer-signatory b --as lisa
sql "update sales_order set state = 'contracted' where state = 'in-production'"
says 'amended' CT202611-0002 contract amend "$qt4" --reason '降价' --signatory 李莎 --customer-signatory 韩梅 --as lisa
is 'as version 2 of it' 'CT202611-0002,2,CT202611-0001' "$(contract list "$so" -F csv | tail -1 | cut -d, -f1,4,5)"
two=$so
days_complete
refused 'not before the contract' 1.4 contract amend "$(new --valid 2026-12-31)" --reason because --signatory a --customer-signatory b --as lisa
so=$two
: >empty
does 'another file' contract archive CT202611-0001 --file empty --as lisa
ends 'the same name' 65 '*archived already*' contract archive CT202611-0001 --file empty --as lisa
ends 'which of them?' 64 '*2 files*' contract extract CT202611-0001
contract extract CT202611-0001 "a file of 名.pdf" >back
does 'back bit for bit' cmp "a file of 名.pdf" back
is 'an empty one is empty' '' "$(contract extract CT202611-0001 empty)"
is 'its SHA-256' "$(sha256sum <back | cut -d' ' -f1)" \
	"$(contract show CT202611-0001 -F csv | sed -n 's/^files,1,sha256,//p')"
ends 'no such file' 66 '*has no file other*' contract extract CT202611-0001 other
sql "update sqlar set data = 'yyy' where name like '%pdf'"
ends 'what was altered is not given out' 78 '*SHA-256 differs*' contract extract CT202611-0001 "a file of 名.pdf"
ends 'no such contract' 66 '*no contract CT202611-0009*' contract show CT202611-0009
is 'the register' CT202611-0001 "$(contract list -F csv | sed 1d | head -1 | cut -d, -f1)"
plan
