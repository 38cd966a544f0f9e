# shellcheck shell=sh disable=SC2034 # what the tests use
# What every test of the commands begins with:
#
#	. "${0%/*}/lib.sh"
#
# It stands in an empty folder of its own, with the built commands first in PATH
# and ORDFLOW_DB naming a database that isn't there yet. The clock stands at
# 2026-11-24 10:00 in Shanghai; `clock TIME` sets it. `factory` makes the
# database of design.md's main flow; the steps of the flow below it bring an
# order to where a test wants it. `plan` at the end counts.

set -u
tests=$(cd "${0%/*}" && pwd)
: "${BUILD:=$tests/../build}"
BUILD=$(cd "$BUILD" && pwd)
PATH=$BUILD/bin:$PATH
home=$(mktemp -d "${TMPDIR:-/tmp}/ordflow-test.XXXXXX")
trap 'rm -rf "$home"' EXIT
cd "$home" || exit 1
export LC_ALL=C.UTF-8 ORDFLOW_DB="$home/orders.db" HOME="$home"
unset COLUMNS LANGUAGE LANG TZ PAGER XDG_DATA_HOME ORDFLOW_TIMEOUT POSIXLY_CORRECT
# Fontconfig keeps its fonts to the end of the process.
export LSAN_OPTIONS="suppressions=$tests/lsan.supp:print_suppressions=0"
export LD_PRELOAD="$BUILD/tests/inject.so" ASAN_OPTIONS="verify_asan_link_order=0:${ASAN_OPTIONS-}"
number=0

# clock 2026-11-24T10:00: what time it is, in Shanghai
clock() {
	INJECT_NOW=$(TZ=UTC-8 LD_PRELOAD='' date -d "$1" +%s)
	export INJECT_NOW
}
clock '2026-11-24 10:00'
# What day it is there.
today() { TZ=UTC-8 LD_PRELOAD='' date -d "@$INJECT_NOW" +%F; }

pass() { number=$((number + 1)); printf 'ok %d - %s\n' "$number" "$1"; }
miss() {
	number=$((number + 1))
	printf 'not ok %d - %s\n' "$number" "$1"
	shift
	printf '%s\n' "$@" | sed 's/^/# /'
}
plan() { echo "1..$number"; }
skip() { number=$((number + 1)); printf 'ok %d # SKIP %s\n' "$number" "$1"; }

# is NAME EXPECTED GOT
is() {
	if [ "$2" = "$3" ]; then pass "$1"; else miss "$1" "expected: $2" "got:      $3"; fi
}

# like NAME PATTERN GOT: a shell pattern
like() {
	# shellcheck disable=SC2254 # a pattern is meant
	case $3 in $2) pass "$1" ;; *) miss "$1" "expected: $2" "got:      $3" ;; esac
}

# run COMMAND...: sets $status, $out and $err
run() {
	"$@" >"$home/.out" 2>"$home/.err" </dev/null
	status=$?
	out=$(cat "$home/.out") err=$(cat "$home/.err")
}

# does NAME COMMAND...: ends with 0
does() {
	does_name=$1
	shift
	run "$@"
	if [ "$status" -eq 0 ]; then pass "$does_name"; else miss "$does_name" "$*" "status $status" "$err"; fi
}

# says NAME EXPECTED COMMAND...: ends with 0 and prints exactly that
says() {
	says_name=$1 says_expected=$2
	shift 2
	run "$@"
	is "$says_name" "0 $says_expected" "$status $out"
}

# Can something be shown a terminal here, by script(1)? There is none where no /dev/pts is mounted.
has_terminals() { script -qec true /dev/null </dev/null >/dev/null 2>&1; }

# Everything that is recorded, as one line.
# Who ends at this moment holds the file for himself while its log goes into it: the shell waits for that.
recorded() { sqlite3 -cmd '.timeout 10000' "$ORDFLOW_DB" .dump | sha256sum; }

# ends NAME STATUS PATTERN COMMAND...: ends with that status, says something
# like it on stderr and nothing on stdout, and changes nothing
ends() {
	ends_name=$1 ends_status=$2 ends_pattern=$3
	shift 3
	ends_before=$(recorded)
	run "$@"
	if [ "$status" -ne "$ends_status" ]; then
		miss "$ends_name" "$*" "status $status instead of $ends_status" "$out" "$err"
	elif [ -n "$out" ]; then
		miss "$ends_name" "$*" "printed: $out"
	elif [ "$(recorded)" != "$ends_before" ]; then
		miss "$ends_name" "$*" "something changed"
	else
		like "$ends_name" "$ends_pattern" "$err"
	fi
}

# refused NAME CLAUSE COMMAND...: by a rule of the policy
refused() {
	refused_name=$1 refused_clause=$2
	shift 2
	ends "$refused_name" 1 "*: clause $refused_clause: *; * can lift it" "$@"
}

# sql STATEMENT: into the file, past ordflow
sql() { sqlite3 -cmd '.timeout 10000' "$ORDFLOW_DB" "$1"; }

# older FILE VERSION: the database as a program of that schema would have kept it: its tables and columns alone,
# and of the events without what that program didn't know.
older() {
	{
		echo 'pragma application_id = 1869767782; pragma journal_mode = wal; begin;'
		for older_script in "$tests"/../lib/store/schema/00[1-"$2"]*.sql; do cat "$older_script"; done
		echo "pragma user_version = $2; commit;"
	} | sqlite3 "$1" >/dev/null
	# Written first and read then: two that open the files at once get in each other's way.
	{
		echo "pragma foreign_keys = off; attach '$ORDFLOW_DB' as newer; begin;"
		sqlite3 "$1" "attach '$ORDFLOW_DB' as newer; select 'insert into main.' || name || ' (' || columns
			|| ') select ' || columns || ' from newer.' || name || ';' from (select tables.name as name,
			group_concat(old.name, ', ') as columns from main.sqlite_schema as tables join pragma_table_info(tables.name) as old
			join pragma_table_info(tables.name, 'newer') as new on new.name = old.name where tables.type = 'table' group by tables.name)"
		for older_table in order_event lift basis; do
			echo "update main.event set changes = substr(changes, 1, instr(changes,
				cast('+' || char(length('$older_table')) || '$older_table' as blob)) - 1)
				where instr(changes, cast('+' || char(length('$older_table')) || '$older_table' as blob)) > 0;"
		done
		echo 'commit;'
	} >"$1.sql"
	sqlite3 "$1" <"$1.sql"
}

# The factory of design.md.
factory() {
	ordflow init --name '东方机电' --timezone Asia/Shanghai &&
		ordflow user add wang --name 王强 --role production --head &&
		ordflow user add zhang --name 张敏 --role tech --head &&
		ordflow user add lisa --name 李莎 --role sales &&
		ordflow user add gm --name 陈总 --role gm &&
		ordflow user add vp --name 刘副总 --role vp &&
		for r in clerk finance warehouse qc workshop purchasing hr chairman; do
			ordflow user add $r --name $r --role $r || return
		done &&
		customer add C001 --name '长江泵业' --key-account &&
		product add P100 --name '隔膜泵' --unit 台 --price 1200.00 --cost 800 &&
		product add P200 --name '食品级软管' --unit m --price 12.3456 --cost 6 &&
		for product in P100 P200; do
			product release $product --as zhang && product release $product --as wang || return
		done &&
		carrier add SF --name '顺丰' --transit-days 2 && carrier approve SF --as wang
}

# The steps of the main flow, each standing on the one before. $so, $qt, … are the numbers.
received() {
	so=$(order-new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality 'GB/T 7782' \
		-i P200 --qty 60.5 --quality '食品级' --as lisa)
}
in_review() {
	received && order-review open "$so" --depts tech,production,purchasing,qc \
		--meeting "$(today)" --attendees '王强,张敏,李莎' --as lisa
}
agreed() {
	in_review && order-review opinion "$so" --dept tech --agree --as zhang &&
		order-review opinion "$so" --dept production --agree --as wang
}
accepted() { agreed && order-review conclude "$so" --accept standard --as wang; }
days_complete() {
	accepted && order-review days "$so" --dept tech --days 3 --as zhang &&
		order-review days "$so" --dept production --days 5 --as wang &&
		order-review days "$so" --dept purchasing --days 2 --as purchasing &&
		order-review days "$so" --dept qc --days 1 --as qc
}
quoted() { days_complete && qt=$(quote new "$so" --tax 13 --valid 2026-12-31 --as lisa); }
approved() { quoted && approve "$qt" --as vp; }
answered() {
	approved && quote report "$qt" --as lisa && quote send "$qt" --as lisa &&
		quote answer "$qt" --accepted --as lisa
}
contracted() {
	echo scan >scan.pdf
	answered && ct=$(contract sign "$qt" --signatory 李莎 --customer-signatory 韩梅 --file scan.pdf --as lisa)
}
scheduled() {
	echo drawing >pump.dwg
	contracted && dw=$(drawing add "$so" --file pump.dwg --revision A --key-points '密封面 Ra0.8' --as zhang) &&
		drawing brief "$dw" --to workshop --as zhang && schedule make "$so" --as wang
}
step() { schedule start "$so" "$1" --as "$2" && schedule finish "$so" "$1" --as "$2"; }
produced() { scheduled && step tech zhang && step purchasing purchasing && step production wang; }
made() {
	produced && qi=$(inspect record "$so" --line 1 --passed 30 --failed 0 --batch B2611-07 --as qc) &&
		fg=$(inspect finish "$qi" --as workshop)
}
request() {
	ship request "$so" --line "$1" --qty "$2" --tubing DN20 --labels none --special none \
		--address '武汉市' --contact '韩梅' --phone '13800000000' --arrive 2026-12-20 --as lisa
}
requested() { made && sr=$(request 1 30); }
paid() { requested && rc=$(payment receive "$so" --amount 41524.01 --reference 'BOC 88123' --as finance); }
noted() { paid && dn=$(ship note "$sr" --as clerk); }
packed() {
	noted && ship confirm "$dn" --as lisa && ship pack "$dn" --packaging 木箱 --ok --as warehouse
}
dispatched() { packed && ship dispatch "$dn" --carrier SF --waybill SF123456789 --freight 320 --as warehouse; }

# texts MONTH [DEPARTMENT...]: each department, or those, hands in its text for the month's summary
texts() {
	texts_month=$1
	shift
	[ $# -gt 0 ] || set -- sales production tech purchasing qc warehouse finance
	for department in "$@"; do
		case $department in sales) who=lisa ;; production) who=wang ;; tech) who=zhang ;; *) who=$department ;; esac
		report submit "$texts_month" --dept "$department" --text 'as planned' --as "$who" || return
	done
}

# state: where $so stands
state() { order-show "$so" -F csv | sed -n 's/^orders,1,state,//p'; }

# The manual's pages in the order in which their examples make one story, and a page's examples as a reader would type them.
story='ordflow customer product carrier order-new order-review quote approve contract drawing schedule inspect payment ship
	penalty incident capacity outsource todo order-change order-list order-show report form'
examples() {
	awk '/^\.Sh/ { on = $2 == "EXAMPLES" } on && /^\.Ed/ { literal = 0 } on && literal { print } on && /^\.Bd/ { literal = 1 }' \
		"$BUILD/man/$1" | sed 's/\\e/\\/g'
}
