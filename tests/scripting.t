#!/bin/sh
# Every recipe of ordflow-scripting(7), as it stands there.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
examples ordflow-scripting.7 >recipes
does 'the recipes run' sh -u recipes
is 'the key made one order' 1 "$(sql "select count(*) from event where key = 'web-4711'")"
like 'a refusal is told' '*the policy says no: quote: clause 1.*' "$(sh recipes 2>/dev/null)"
is 'nothing is left on hold' '' "$(order-list --state on-hold -F numbers)"
is 'the good order of a pipe, once' 1 "$(sql "select count(*) from sales_order where ref = 'E-1'")"
is 'the bad one stays behind' 'E-2,C999,2026-12-20,P100,2,q,line 3: customer: no customer with the code C999' "$(sed -n '2s/"//gp' rejects.csv)"
is 'nothing was refused' '' "$(cat refused)"
is 'eight at once' 8 "$(cat number.* | sort -u | wc -l)"
like 'the month' 'month,section,item,measure,value*' "$(cat 2026-11.csv)"
does 'whole' ordflow check
plan
