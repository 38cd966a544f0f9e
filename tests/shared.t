#!/bin/sh
# Installed for several people: two accounts that try to get at the database, at each other, and past the
# policy. It makes the accounts itself, as root; their clock is the real one.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
state=/var/lib/ordflow
give_up() {
	skip "$1"
	plan
	exit
}
[ "$(id -u)" -eq 0 ] || give_up 'only root makes accounts'
for tool in make useradd runuser groupadd; do
	command -v $tool >/dev/null || give_up "there is no $tool here"
done
[ ! -e $state ] || give_up "$state is there: it is somebody's"
! ldd "$BUILD/bin/ordflow" | grep -q libasan || give_up 'the sanitizers want more rights than there are'
unset LD_PRELOAD ORDFLOW_DB INJECT_NOW
chmod 755 "$home"
had_group=$(getent group ordflow || :)
had_user=$(getent passwd ordflow || :)
one=orda$$ other=ordb$$ stranger=ordc$$
trap 'rm -rf "$home" $state; userdel $one; userdel $other; userdel $stranger
	[ "$had_user" ] || userdel ordflow 2>/dev/null; [ "$had_group" ] || groupdel ordflow 2>/dev/null' EXIT
if ! { useradd -M $one && useradd -M $other && useradd -M $stranger; }; then
	give_up 'accounts cannot be made here'
fi
make -s -C "$tests/.." BUILD="$BUILD" PREFIX="$home/opt" install-shared >/dev/null || give_up 'it cannot be installed here'
bin=$home/opt/bin
chmod -R go+rX "$home/opt"
mkdir -m 777 "$home/free"
cd "$home/free" || exit 1
# as ACCOUNT COMMAND...: with that account's rights
as() {
	as_account=$1
	shift
	runuser -u "$as_account" -- env -i PATH="$bin:/usr/bin:/bin" "$@"
}
runuser -u $one -- test -g "$bin/ordflow" || give_up 'no rights come with a program here (nosuid?)'
PATH=$bin:$PATH
export LC_ALL=C.UTF-8

all_of_it() { [ ! -e $state/orders.db ] || sqlite3 $state/orders.db .dump | sha256sum; }
fails() { # NAME STATUS PATTERN COMMAND...
	fails_name=$1 fails_status=$2 fails_pattern=$3
	shift 3
	fails_before=$(all_of_it)
	run "$@"
	if [ "$status" -ne "$fails_status" ]; then
		miss "$fails_name" "$*" "status $status instead of $fails_status" "$out" "$err"
	elif [ "$fails_before" != "$(all_of_it)" ]; then
		miss "$fails_name" "$*" 'something changed'
	else
		like "$fails_name" "$fails_pattern" "$err"
	fi
}

fails 'not just anybody makes it' 77 '*only root*' as $one ordflow init
does 'root makes it' ordflow init --name '东方机电'
is 'the group has it, nobody else' '660 ordflow' "$(stat -c '%a %G' $state/orders.db)"
does 'people' ordflow user add $one --name one --role sales
does 'and another' ordflow user add $other --name other --role vp,gm
does 'root works with it' customer add C001 --name '长江泵业'
product add P100 --name '隔膜泵' --price 1200
due=$(date -d '+30 days' +%F)

# The work that they have.
run as $one order-new -c C001 --due "$due" -i P100 --qty 30 --quality q
is 'one works' 0 "$status"
so=$out
is 'as himself' "$one $one" "$(sqlite3 $state/orders.db "select real || ' ' || actor from event where document = '$so'")"
does 'and reads' as $one order-show "$so"
does 'with side files of the group' sh -c "for f in $state/*; do [ \"\$(stat -c %G \$f)\" = ordflow ] || exit 1; done"

# What they try.
fails 'to read the file' 1 '*ermission denied*' as $one cat $state/orders.db
fails 'to list the folder' 2 '*ermission denied*' as $one ls $state
fails 'to write it' 2 '*ermission denied*' as $one sh -c "echo x >$state/orders.db"
fails 'to put something in its place' 1 '*ermission denied*' as $one mv /etc/hostname $state/orders.db
fails 'to speak as another' 77 '*everybody is who he is*' as $one order-list --as $other
fails 'through the environment' 77 '*ORDFLOW_DB*not here*' as $one ORDFLOW_DB=/tmp/x.db order-list
fails 'to point it elsewhere' 77 '*--db*not here*' as $one order-list --db /tmp/x.db
fails 'an unknown person reads nothing' 77 '*is nobody in this database*' as $stranger order-list
fails 'nor writes' 77 '*is nobody*' as $stranger customer add C002 --name x
fails 'a role that is not his' 77 '*only admin*' as $one ordflow user add $one --role gm
fails 'to take a copy of all' 77 '*only admin*' as $one ordflow backup "$home/free/copy.db"
fails 'to put one in' 77 '*root does it*' as $one ordflow restore /etc/hostname
fails 'to archive what he may not read' 74 '*/etc/shadow: Permission denied*' \
	as $one report submit "$(date +%Y-%m)" --dept sales --file /etc/shadow
fails 'to import the database' 74 '*ermission denied*' as $one order-new --import $state/orders.db
fails 'to write over it' 74 '*ermission denied*' as $one order-list -o $state/orders.db
fails 'to write beside it' 74 '*ermission denied*' as $one order-list -o $state/other
printf 'ref,customer,due,item,qty,price,quality\nR1,C9,%s,P100,1,1,q\n' "$due" >bad.csv
fails 'rejects neither' 74 '*ermission denied*' as $one order-new --import bad.csv --partial --rejects $state/rejects
ln -s $state/orders.db link
chmod 777 .
fails 'by a symlink, which is replaced' 0 '' as $one order-list -o link
is 'and not followed' 'regular file' "$(stat -c %F link)"
fails 'by its own descriptors' 74 '*' as $one order-new --import /proc/self/fd/3
fails 'by another process of his' 1 '*' as $one sh -c "order-list --output /dev/null & cat /proc/\$!/mem"
mkdir -p evil/bin evil/share/locale/zh_CN/LC_MESSAGES conf/fontconfig
printf 'msgid ""\nmsgstr "Language: zh_CN\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "order"\nmsgstr "EVIL"\n' |
	msgfmt -o evil/share/locale/zh_CN/LC_MESSAGES/ordflow.mo -
ln "$bin/order-list" evil/bin/order-list
is 'a link to a program brings no texts of its own' '' "$(as $one LC_ALL=zh_CN.UTF-8 evil/bin/order-list | grep EVIL)"
is 'nor does a language that is a folder' '' "$(as $one LC_ALL=zh_CN.UTF-8 LANGUAGE=../../../../../../../.."$home"/free/evil order-list | grep EVIL)"
echo 'no xml' >conf/fontconfig/fonts.conf
cp conf/fontconfig/fonts.conf bad.conf
says 'fonts are the machine'"'"'s, whatever the environment says' '' \
	as $one FONTCONFIG_FILE="$home/free/bad.conf" FONTCONFIG_PATH="$home/free/conf/fontconfig" XDG_CONFIG_HOME="$home/free/conf" \
	FC_DEBUG=1 HOME="$home/free" form "$so" -F pdf -o fonts.pdf
is 'and nothing is said of those' '' "$err"
printf '#!/bin/sh\ntouch %s/free/ran\n' "$home" >chosen
chmod +x chosen
as $one PAGER="$home/free/chosen" script -qec order-list /dev/null >/dev/null 2>&1
is 'no pager that he chose runs from it' no "$([ -e ran ] && echo yes || echo no)"
as $one order-list -o mine.csv
is 'what it writes is his own' "$one $(id -gn $one)" "$(stat -c '%U %G' mine.csv)"
does 'a file of his own is archived with his rights' as $one order-list -F xlsx -o mine.xlsx
does 'and printed' as $one form "$so" -F pdf -o mine.pdf
is 'with closed descriptors' 0 "$(as $one sh -c 'exec 0<&- 2>&-; order-list >/dev/null'; echo $?)"
fails 'full output' 74 '*' as $one sh -c "order-new -c C001 --due $due -i P100 --qty 1 --quality q >/dev/full"
fails 'no files left to open' 74 '*' as $one sh -c 'ulimit -n 4; order-list'
as $one sh -c 'ulimit -f 1; customer add C004 --name x' >/dev/null 2>&1
does 'a file that may not grow' ordflow check
for i in 1 2 3 4 5 6 7 8 9 10; do
	as $one sh -c "customer add K$i --name x & sleep 0.00$i; kill -9 \$! 2>/dev/null" 2>/dev/null
done
does 'killed by its own user: whole' ordflow check
sqlite3 $state/orders.db 'begin immediate' '.shell touch held; sleep 8' 'commit' &
while [ ! -e held ]; do sleep 0.05; done
as $one sh -c 'exec customer add C006 --name x' &
confined() {
	grep -slx customer /proc/[0-9]*/comm | while read -r comm; do
		grep -qs "^Uid:[^0-9]$(id -u $one)[^0-9]" "${comm%comm}status" && sed -n 's/^\(NoNewPrivs\|Seccomp\):\t/\1:/p' "${comm%comm}status"
	done | tail -n 2 | tr '\n' ' ' | sed 's/ $//'
}
waiting=0 # for it to have begun, on a machine that is busy
while [ $((waiting += 1)) -lt 100 ] && [ "$(confined)" != 'NoNewPrivs:1 Seccomp:2' ]; do sleep 0.05; done
is 'a process has a filter of system calls, and gets no new rights' 'NoNewPrivs:1 Seccomp:2' "$(confined)"
is 'the kernel ends it, stopped or not, if it holds the database too long' 9 \
	"$(sed -n 's|^signal: \([0-9]*\)/.*|\1|p' "$(grep -slx customer /proc/[0-9]*/comm | sed 's/comm$/timers/' | tail -n 1)")"
wait
does 'and works' customer show C006
as $one sh -c 'umask 077; customer add C005 --name x'
does 'a narrow umask: the others work on' as $other customer list
is 'two people have signed for themselves' "$one" "$(order-list -F csv | sed 1d | cut -d, -f12 | sort -u)"

# Stopped by its own user with the database in its hands.
{
	echo ref,customer,due,item,qty,price,quality
	i=0
	while [ $((i += 1)) -le 150000 ]; do echo "R$i,C001,$due,P100,1,1,q"; done
} >many.csv
# Not through runuser, which stops itself with its child and is never told to go on.
setpriv --reuid="$one" --regid="$(id -g "$one")" --init-groups env -i PATH="$bin:/usr/bin:/bin" \
	order-new --import many.csv >/dev/null 2>&1 &
importing=$!
waiting=0
while [ $((waiting += 1)) -lt 400 ] && flock -n $state/orders.db true; do sleep 0.02; done
kill -STOP "$importing"
if flock -n $state/orders.db true; then
	skip 'it was too quick to be stopped'
	kill -CONT "$importing"
else
	does 'the others go on when its time is over' as $other ORDFLOW_TIMEOUT=50 customer add C900 --name x
	kill -CONT "$importing" 2>/dev/null
	wait "$importing"
	is 'and it is ended' 137 "$?"
fi
wait
does 'with nothing of it half done' ordflow check

# Reads by role, here too.
is 'no cost for sales' 0 "$(as $one product list -F json | grep -c '"cost":[0-9]')"

# Cron's scripts, as the user that is nobody's account.
says 'there is one' ordflow id -gn ordflow
scripts=$home/opt/share/ordflow
printf '#!/bin/sh\necho "$*" >>"%s/free/sent"; cat >>"%s/free/sent"\n' "$home" "$home" >sendmail
chmod 755 sendmail
cron() { # SCRIPT WORD...: with the crontab's settings
	script=$1
	shift
	runuser -u ordflow -- env -i HOME=/ LOGNAME=ordflow PATH="$home/free:/usr/bin:/bin" ORDFLOW_BIN="$bin" ORDFLOW_MAIL=gm@example.com \
		ORDFLOW_SEAL=auditor@example.org sh "$scripts/$script" "$@"
}
does 'a person for it' ordflow user add ordflow --name cron --role admin,finance,hr
does 'a backup' cron backup.sh
is 'made' 1 "$(find $state/backups -name 'orders-*.db' | wc -l)"
is 'that others do not read' 1 "$(as $one cat "$state/backups/"* 2>&1 | grep -c 'ermission denied')"
does 'a day' cron daily.sh
is 'its seal goes off the machine' 1 "$(grep -c '^To: auditor@example.org' sent)"
seal=$(cat $state/reports/seal-*.txt)
is 'whole' "$seal" "$(base64 -d -i <<-END | head -n 1
	$(sed -n '/^To: auditor/,$p' sent | sed -n '/^Content-Transfer-Encoding/,/^--/p' | sed '1,2d;/^--/,$d')
END
)"
does 'which proves it' ordflow check --against "$seal"
does 'a day again' cron daily.sh
is 'sends it once' 1 "$(grep -c '^To: auditor@example.org' sent)"
does 'a month' cron month-end.sh "$(date +%Y-%m)"
is 'is mailed' 1 "$(grep -c '^To: gm@example.com' sent | sed 's/[1-9][0-9]*/1/')"
does 'and nobody is kept from working' as $one customer list
plan
