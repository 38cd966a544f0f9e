#!/bin/sh
# The scripts for cron: in its bare environment, once, whole or not at all.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
received >/dev/null
printf '#!/bin/sh\necho "$*" >>"%s/sent"; cat >>"%s/sent"\n' "$home" "$home" >"$home/sendmail"
chmod +x sendmail
scripts=$tests/../scripts
# by SCRIPT [WORD...] [NAME=VALUE...]: as cron runs it
by() {
	by_script=$1
	shift
	by_words=
	while [ $# -gt 0 ] && case $1 in [A-Z]*=*) false ;; esac; do
		by_words="$by_words $1"
		shift
	done
	# shellcheck disable=SC2086 # a list of words
	env -i SHELL=/bin/sh HOME=/ LOGNAME="$(id -un)" PATH="$home:/usr/bin:/bin" ORDFLOW_DB="$ORDFLOW_DB" \
		ORDFLOW_BIN="$BUILD/bin" ORDFLOW_REPORTS="$home/reports" ORDFLOW_BACKUPS="$home/backups" \
		LD_PRELOAD="$LD_PRELOAD" INJECT_NOW="$INJECT_NOW" ASAN_OPTIONS="$ASAN_OPTIONS" \
		LSAN_OPTIONS="$LSAN_OPTIONS" "$@" \
		sh "$scripts/$by_script" $by_words
}
files() { find "$1" -type f ! -name '.*.lock' | sed 's|.*/||' | LC_ALL=C sort | tr '\n' ' '; }

does 'the month-end of a month' by month-end.sh 2026-11
is 'makes its files' 'summary-2026-11.csv summary-2026-11.html summary-2026-11.pdf summary-2026-11.xlsx ' "$(files reports)"
is 'with its figures' 1 "$(grep -c '2026-11,orders,,amount,36746.91' reports/summary-2026-11.csv)"
is 'and mails nobody' no "$([ -e sent ] && echo yes || echo no)"
does 'mailed' by month-end.sh 2026-11 ORDFLOW_MAIL='gm@example.com chairman@example.com' ORDFLOW_LANG=zh
is 'to those who are named' '-i -- gm@example.com chairman@example.com' "$(sed -n 1p sent)"
like 'as a page in Chinese' '*月度总结*' "$(cat reports/summary-2026-11.html)"
does 'run again' by month-end.sh 2026-11 ORDFLOW_MAIL='gm@example.com chairman@example.com'
is 'it sends one summary' 1 "$(grep -c '^Subject:' sent)"
is 'what was sent is whole' yes "$(sed -n '/filename=/,/^--/p' sent | sed '1,2d;$d' | base64 -d | grep -q '</html>' && echo yes)"

ends 'a month that is not over' 1 '*month-end.sh: report: clause 1.9: 2026-11 is not over*' by month-end.sh --close 2026-11
clock '2026-12-03 06:00'
cp sent sent.before
texts 2026-11 sales production tech purchasing qc warehouse
ends 'without a text it isn'\''t closed' 1 '*month-end.sh: report: clause 1.9: for 2026-11 there is no text of finance*' \
	by month-end.sh --close ORDFLOW_MAIL=gm@example.com
is 'the summary goes out all the same, as one that is open' 2 "$(grep -c '^Subject:' sent)"
like 'and says so' '*not closed yet*' "$(cat reports/summary-2026-11.html)"
run by month-end.sh --close ORDFLOW_MAIL=gm@example.com
is 'once' '1 2' "$status $(grep -c '^Subject:' sent)"
texts 2026-11 finance
mv sent.before sent
does 'closed, of the month before' by month-end.sh --close
is 'it is closed' 2026-11 "$(report close -F csv | sed -n 2p | cut -d, -f1)"
cp reports/summary-2026-11.csv first.csv
does 'and again' by month-end.sh --close
is 'the same bytes' '' "$(cmp first.csv reports/summary-2026-11.csv)"
ends 'wrong usage' 64 '*usage*' by month-end.sh nonsense
ends 'no database' 66 'month-end.sh: *no database*' by month-end.sh ORDFLOW_DB="$home/nothing.db"
is 'says so in one line' 1 "$(by month-end.sh ORDFLOW_DB="$home/nothing.db" 2>&1 | wc -l)"
ends 'a folder that is a file' 74 '*' by month-end.sh ORDFLOW_REPORTS="$home/first.csv"
printf '#!/bin/sh\nexit 1\n' >sendmail
ends 'a sendmail that fails' 75 '*sendmail*' by month-end.sh 2026-10 ORDFLOW_MAIL=gm@example.com
printf '#!/bin/sh\necho "$*" >>"%s/sent"; cat >>"%s/sent"\n' "$home" "$home" >"$home/sendmail"
does 'is tried again' by month-end.sh 2026-10 ORDFLOW_MAIL=gm@example.com
is 'and sends' 2 "$(grep -c '^Subject:' sent)"
does 'old ones go' by month-end.sh 2026-09 ORDFLOW_KEEP=2
is 'the newest stay' 'summary-2026-10.csv summary-2026-11.csv ' "$(find reports -name '*.csv' | sed 's|.*/||' | sort | tr '\n' ' ')"
(
	exec 9>reports/.daily.sh.lock
	flock 9
	ends 'one at a time' 75 '*runs already*' by daily.sh
	echo "$number" >counted
)
number=$(cat counted)

rm -f sent
does 'a day with nothing late but the texts' by daily.sh
is 'has its file' 1 "$(grep -c '^report overdue' reports/daily-2026-12-03.txt 2>/dev/null || grep -c '^report overdue' reports/daily-*.txt)"
clock '2026-12-28 07:30'
does 'a day with something late' by daily.sh ORDFLOW_MAIL=gm@example.com
does 'twice' by daily.sh ORDFLOW_MAIL=gm@example.com
is 'is mailed once' 1 "$(grep -c '^Subject:' sent)"
like 'with what is late' "*$so*" "$(cat reports/daily-*.txt)"

does 'a backup' by backup.sh
copy=$(echo backups/orders-*.db)
is 'is the same' "$(recorded)" "$(sqlite3 "$copy" .dump | sha256sum)"
is 'and sound' '' "$(ordflow check -d "$copy")"
ends 'not over what is there' 78 '*is there already*' ordflow backup "$copy"
ends 'nor where nothing can be' 74 '*' ordflow backup nowhere/x.db
is 'nothing is left beside it' "${copy#backups/} " "$(files backups)"
clock '2026-12-28 08:30'
does 'another' by backup.sh ORDFLOW_KEEP=1
is 'one stays' 1 "$(find backups -name '*.db' | wc -l)"
sqlite3 "$ORDFLOW_DB" "update event set actor = 'x' where id = 3"
ends 'a history that was altered is no backup' 78 '*altered*' ordflow backup altered.db
is 'nor left' no "$([ -e altered.db ] && echo yes || echo no)"
# What lies there already isn't written through
echo precious >precious
rm -f reports/.daily-*.new reports/daily-*
ln -s ../precious "reports/.daily-$(TZ=Asia/Shanghai date -d "@$INJECT_NOW" +%F).new"
ln -s ../precious reports/.daily.sh.mail
by daily.sh ORDFLOW_MAIL=gm@example.com >/dev/null 2>&1
is 'links in the folder lead nowhere' precious "$(cat precious)"
plan
