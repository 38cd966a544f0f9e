#!/bin/sh
# The month's summary, for cron: month-end.sh [--close] [YYYY-MM]
#
# Makes summary-YYYY-MM.html, .csv, .xlsx and .pdf of the month that is over (or of the one named) in
# ORDFLOW_REPORTS, each whole or not at all, and mails the page once, however often it is run. With --close it
# closes the month first, if nobody has: from then on its figures are the same for ever. A month whose texts aren't
# all there isn't closed: its files are made, and mailed once, as of an open one, and the status is 1 with the reason.
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

# closing MONTH: close it; what refuses it is told when its files are made
refused=
closing() {
	status=0
	said=$(report close "$1" 2>&1 9>&-) || status=$?
	case $status in
	0) ;;
	1) refused=$(printf '%s\n' "$said" | head -n 1) ;;
	*) fail "$status" "$(printf '%s\n' "$said" | head -n 1)" ;;
	esac
}

only "$reports"
try ordflow setting --format tsv
[ "$month" ] || month=$(TZ=$(zone) date -d "$(TZ=$(zone) date +%Y-%m-01) -1 day" +%Y-%m)
if [ "$close" ]; then
	try report close --format csv
	printf '%s\n' "$said" | grep -q "^$month," || closing "$month"
fi
name=summary-$month
try report month "$month" --format html $chinese --output "$name.html"
try report month "$month" --format csv --output "$name.csv"
try report month "$month" --format xlsx $chinese --output "$name.xlsx"
try form "$month" --format pdf $chinese --output "$name.pdf"
try report texts "$month" $chinese
text=$said
sealed=$(seal)
once "$name${refused:+-open}" "月度总结 $month / month-end summary $month" "$(printf '%s\n\n%s\n' "$text" "$sealed")" "$name.html" text/html
keep "${ORDFLOW_KEEP:-36}" 'summary-*.html' 'summary-*.csv' 'summary-*.xlsx' 'summary-*.pdf' 'summary-*.sent'
[ -z "$refused" ] || fail 1 "$refused"
