#!/bin/sh
# An order keeps its products as they were when it was taken in: no paper that somebody signed changes by an edit of them.
. "${0%/*}/lib.sh"

factory && quoted
papers() {
	form "$so" --kind review-sheet
	form "$qt"
	order-show "$so" -F json | grep order_lines
	quote show "$qt" -F csv
}
before=$(papers)
does 'the product is edited' product edit P100 --name '换了名' --spec 'X9' --unit 个 --price 1 --as zhang
does 'and its cost' product edit P100 --cost 5000 --as finance
is 'every paper says what it said' "$before" "$(papers)"
does 'and is approved by the cost of then' approve "$qt" --as vp
says 'nothing of it is above the cost' '' sql 'select 1 from signature where reason is not null'
new=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa)
like 'an order taken in afterwards has it as it is' '*换了名*X9*' "$(order-show "$new" -F csv | tr '\n' ' ')"
is 'at its new price' 1000000 "$(sql "select price from order_line order by order_id desc limit 1")"

# An edit that changes nothing makes no version; one of the note doesn't, either.
versions=$(sql 'select count(*) from product_version')
product edit P100 --name '换了名' --note 'n' --as zhang
is 'no version without a change' "$versions" "$(sql 'select count(*) from product_version')"

# As it was known then, also by the journal alone.
like 'as of the beginning' '*隔膜泵*' "$(order-show "$so" --as-of '2026-11-24 10:00' -F csv | tr '\n' ' ')"
does 'the journal brings it all back' ordflow check

# A folder there and back.
ordflow export out && ordflow import out -d back.db
like 'moved to another file' '*隔膜泵*' "$(order-show "$so" -d back.db -F csv | tr '\n' ' ')"
plan
