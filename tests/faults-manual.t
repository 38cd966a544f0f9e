#!/bin/sh
# Every command of the manual's story is first tried with faults, on a copy, and then done: whatever changes
# something leaves it whole, with its change entirely there or not at all. STORY_FAULTS says at how many points of each kind.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
mkdir wrapped
cat >wrapped/wrapper <<'END'
#!/bin/sh
name=${0##*/}
real=$BUILD/bin/$name
state() { sqlite3 "$1" 'select count(*) from event; pragma integrity_check'; }
try() { # KIND NUMBER WORDS...
	try_kind=$1 try_number=$2
	shift 2
	rm -f "$HOME/try.db"*
	cp "$ORDFLOW_DB" "$HOME/try.db"
	ORDFLOW_DB=$HOME/try.db INJECT_FAIL=$try_kind INJECT_AT=$try_number INJECT_COUNT=$HOME/count "$real" "$@" \
		</dev/null >"$HOME/try.out" 2>&1
}
# What it does when nothing fails; what only reads, or wants standard input, or writes other files, is left alone.
case "$name $1" in 'ordflow backup' | 'ordflow restore' | 'ordflow init' | 'ordflow export' | 'ordflow import') exec "$real" "$@" ;; esac
[ -e "$ORDFLOW_DB" ] && [ ! -e "$ORDFLOW_DB-wal" ] || exec "$real" "$@"
before=$(state "$ORDFLOW_DB")
try none 0 "$@"
after=$(state "$HOME/try.db")
[ "$before" != "$after" ] || exec "$real" "$@"
echo "$name" >>"$HOME/tried"
cp "$HOME/count" "$HOME/counts"
while read -r kind total; do
	for part in $(seq "${STORY_FAULTS:-1}"); do
		turn=$(($(cat "$HOME/turn") + 1))
		echo $turn >"$HOME/turn"
		number=$((total > 0 ? (turn * 7919 + part) % total + 1 : 1))
		try "$kind" $number "$@"
		status=$?
		got=$(state "$HOME/try.db")
		case $status:$got in
		"0:$after" | "74:$before" | "75:$before" | "78:$before" | "66:$before") ;;
		"134:$before" | "139:$before") [ $number -lt 40 ] || echo "$name $*: $kind $number: $status" >>"$HOME/wrong" ;;
		*) echo "$name $*: $kind $number of $total: $status, $got" >>"$HOME/wrong" ;;
		esac
	done
done <"$HOME/counts"
exec "$real" "$@"
END
chmod +x wrapped/wrapper
for program in "$BUILD"/bin/*; do ln -s wrapper "wrapped/${program##*/}"; done
echo 0 >turn
: >tried
: >wrong
export BUILD ORDFLOW_TIMEOUT=1
PATH=$home/wrapped:$PATH
for page in $story; do
	examples "$page.1" >"examples-$page"
	does "examples of $page" sh -e "examples-$page"
	is "and their faults" '' "$(cat wrong)"
	: >wrong
done
is 'many commands were tried' yes "$(awk 'END { print (NR > 100 ? "yes" : NR) }' tried)"
does 'the file at the end' ordflow check
plan
