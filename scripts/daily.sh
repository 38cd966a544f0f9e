#!/bin/sh
# What is overdue, for cron: daily.sh
#
# Writes what is late and what everybody has to do to daily-YYYY-MM-DD.txt in ORDFLOW_REPORTS, and mails it, once a
# day, if something is overdue. The first copies of the day are made again when it is run again. The journal's seal of
# the day goes to ORDFLOW_SEAL, off this machine, where nobody who can write the database reaches it.
# shellcheck source=cron-common
. "$(dirname "$0")/cron-common"

[ $# -eq 0 ] || fail 64 "usage: $script"
only "$reports"
try ordflow setting --format tsv
name=daily-$(TZ=$(zone) date +%F)
late=0
rm -f ".$name.new"
for part in 'report overdue --check' 'report receivables --check' 'todo --all --check'; do
	# shellcheck disable=SC2086 # a list of words
	try $part
	[ "$found" -eq 0 ] || late=1
	printf '%s\n%s\n\n' "${part% --check}" "$said"
done >".$name.new"
mv ".$name.new" "$name.txt"
[ "$late" -eq 0 ] || once "$name" "超期事项 ${name#daily-} / overdue" "$(head -n 200 "$name.txt")" "$name.txt"
if [ "${ORDFLOW_SEAL-}" ]; then
	day=seal-${name#daily-}
	[ -e "$day.txt" ] || { seal >".$day.new" && mv ".$day.new" "$day.txt"; }
	once_to "$ORDFLOW_SEAL" "$day" "ordflow 封印 / seal ${day#seal-}" "$(cat "$day.txt")" "$day.txt"
fi
keep "${ORDFLOW_KEEP:-31}" 'daily-*.txt' 'daily-*.sent' 'seal-*.txt' 'seal-*.sent'
