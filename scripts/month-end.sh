#!/bin/sh
# The month's summary, for cron: month-end.sh [--close] [YYYY-MM]
#
# Makes summary-YYYY-MM.html, .csv, .xlsx and .pdf of the month that is over (or of the one named) in
# ORDFLOW_REPORTS, each whole or not at all, and mails the page once, however often it is run. With --close it
# closes the month first, if nobody has: from then on the files are the same for ever.
# shellcheck source=cron-common
. "$(dirname "$0")/cron-common"

close=
month=
for word in "$@"; do
	case $word in
	--close) close=yes ;;
	[0-9][0-9][0-9][0-9]-[0-9][0-9]) month=$word ;;
	*) fail 64 "usage: $script [--close] [YYYY-MM]" ;;
	esac
done

only "$reports"
try ordflow setting --format tsv
[ "$month" ] || month=$(TZ=$(zone) date -d "$(TZ=$(zone) date +%Y-%m-01) -1 day" +%Y-%m)
if [ "$close" ]; then
	try report close --format csv
	printf '%s\n' "$said" | grep -q "^$month," || try report close "$month"
fi
name=summary-$month
try report month "$month" --format html $chinese --output "$name.html"
try report month "$month" --format csv --output "$name.csv"
try report month "$month" --format xlsx $chinese --output "$name.xlsx"
try form "$month" --format pdf $chinese --output "$name.pdf"
try report texts "$month" $chinese
text=$said
sealed=$(seal)
once "$name" "月度总结 $month / month-end summary $month" "$(printf '%s\n\n%s\n' "$text" "$sealed")" "$name.html" text/html
keep "${ORDFLOW_KEEP:-36}" 'summary-*.html' 'summary-*.csv' 'summary-*.xlsx' 'summary-*.pdf' 'summary-*.sent'
