#!/bin/sh
# Files that a command makes: nobody else's to read where they hold everything, through no link that was laid there, and
# none left of one that was killed. And a database where nothing can be made.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
received
mode() { stat -c %a "$@"; }
umask 000

does 'a backup' ordflow backup b.db
is 'is private' 600 "$(mode b.db)"
does 'an export' ordflow export all
is 'is private' '700 600' "$(mode all) $(find all -type f -exec stat -c %a {} + | sort -u)"
does 'what was asked for' order-list -F csv --output list.csv
is 'is as usual' 666 "$(mode list.csv)"

# Links
ln -s victim link.db
ends 'a backup where a link lies' 78 '*is there already*' ordflow backup link.db
ends 'an export' 78 '*is there already*' ordflow export link.db
is 'makes nothing behind it' 1 "$([ -e victim ]; echo $?)"
echo precious >victim
ln -s victim rejects.csv
printf 'ref,customer,due,item,qty,quality\nA,C001,2026-12-20,NONE,1,q\nB,C001,2026-12-20,P100,1,q\n' >in.csv
does 'rejects' order-new --import in.csv --partial --rejects rejects.csv --as lisa
is 'leave what a link points to' precious "$(cat victim)"
like 'and stand in their place' '*NONE*' "$(cat rejects.csv)"
ln -sf victim list.csv
does 'an output' order-list -F csv --output list.csv
is 'leaves it too' precious "$(cat victim)"

# What killed ones left
dead=$(cat /proc/sys/kernel/pid_max) # a number that no process gets; it may sort before or behind this one's
for made in b2.db.new-"$dead" b2.db.new-"$dead"-journal b2.db.new-"$$" b2.db.new-"$dead"x; do echo left >"$made"; done
mkdir all2.new-"$dead"
echo left >all2.new-"$dead"/order_line.csv
does 'a backup after one that was killed' ordflow backup b2.db
is 'takes away what that left, and nothing of others' \
	"$(printf '%s\n' b2.db b2.db.new-$$ "b2.db.new-${dead}x" | LC_ALL=C sort)" "$(find . -name 'b2.db*' | sed 's|./||' | LC_ALL=C sort)"
does 'an export after one that was killed' ordflow export all2
is 'takes away its folder' 1 "$([ -e all2.new-"$dead" ]; echo $?)"
echo left >b3.db.new-"$dead"
(
	exec 9<b3.db.new-"$dead"
	flock 9
	ordflow backup b3.db
)
is 'what is made elsewhere is locked, and stays' 0 "$([ -e b3.db.new-"$dead" ]; echo $?)"
ln -s victim b4.db.new-"$dead"
does 'a link of such a name' ordflow backup b4.db
is 'is left alone' precious "$(cat b4.db.new-"$dead")"

# Restoring makes rows, not pages
does 'restored' ordflow restore b2.db -d r.db
does 'whole' ordflow check -d r.db
is 'row by row' "$(sqlite3 b2.db .dump | LC_ALL=C sort | sha256sum)" "$(sqlite3 r.db .dump | LC_ALL=C sort | sha256sum)"
cp b2.db t.db
sqlite3 t.db 'create trigger t after insert on event begin delete from clock; end'
ends 'not with a trigger' 78 "*isn't sound*trigger t*" ordflow restore t.db -d r2.db
is 'nothing is made' '' "$(ls -- *r2.db* 2>/dev/null)"
ends 'nor over a file whose history cannot be read' 78 '*move it away first*' ordflow restore b2.db -d t.db

# Where nothing can be made
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null && chmod 755 "$home" && [ -r "$BUILD/tests/inject.so" ]; then
	mkdir -m 755 medium
	cp b2.db 'medium/a%20?b#.db'
	chmod 444 medium/*
	other() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
	if other test -x "$BUILD/bin/ordflow"; then
		does 'read by somebody else' other order-list -d 'medium/a%20?b#.db'
		like 'all of it' "*$so*" "$out"
		does 'checked' other ordflow check -d 'medium/a%20?b#.db'
		does 'copied' other ordflow check --seal -d 'medium/a%20?b#.db'
		run other customer add C7 --name x -d 'medium/a%20?b#.db'
		case $status in 74 | 77) pass 'and not written' ;; *) miss 'and not written' "$status $err" ;; esac
	else
		skip 'somebody else can run nothing here'
	fi
else
	skip 'reading as somebody else takes root'
fi
plan
