#!/bin/sh
# Trouble around the file: no room, no rights, cut off, damaged, another clock.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
received >/dev/null
cp "$ORDFLOW_DB" whole.db
order() { order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa "$@"; }

# No room: every write from some point on fails, however often it is tried.
for from in 1 2 5 20; do
	cp whole.db full.db
	INJECT_FAIL=write INJECT_AT=$from INJECT_ON=1 order -d full.db >out 2>err
	status=$?
	is "a full disk, from write $from on: 74" 74 "$status"
	like "and says so" '*' "$(cat err)"
	is 'whole, and as it was' "$(sqlite3 whole.db .dump | sha256sum)" "$(sqlite3 full.db .dump | sha256sum)"
	rm -f full.db*
done
cp whole.db limited.db
(ulimit -f 8 && order -d limited.db >/dev/null 2>&1)
is 'a file that may not grow' ok "$(sqlite3 limited.db 'pragma integrity_check')"
does 'and goes on when it may' order -d limited.db

# Cut off, damaged: an error or a finding, never a crash and never silence.
size=$(wc -c <whole.db)
for part in 0 1 16 100 4096 $((size / 2)) $((size - 8192)) $((size - 4096)); do
	head -c "$part" whole.db >cut.db
	rm -f cut.db-*
	run ordflow check -d cut.db
	case $status in 2 | 66 | 74 | 78) pass "cut off at $part: $status" ;; *) miss "cut off at $part" "status $status" "$err" ;; esac
	run order -d cut.db
	case $status in 0 | 66 | 70 | 74 | 78) pass "nor does an order crash: $status" ;; *) miss "an order into what is cut off at $part" "status $status" "$err" ;; esac
done
for page in 1 2 3 5 10 20 40; do
	cp whole.db torn.db
	rm -f torn.db-*
	dd if=/dev/urandom of=torn.db bs=4096 seek="$page" count=1 conv=notrunc 2>/dev/null
	run ordflow check -d torn.db
	case $status in 2 | 78) pass "page $page damaged: $status" ;; *) miss "page $page damaged" "status $status" "$err" ;; esac
done

# Rights: as somebody else than root.
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
	mkdir -m 755 bin
	cp "$BUILD/bin/order-list" "$BUILD/bin/customer" bin/
	chmod 755 . bin/*
	if ldd bin/customer | grep -q libasan; then
		skip 'the sanitizers do not like it'
	else
		nobody() { env -u LD_PRELOAD setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
		mkdir -m 777 mine
		cp whole.db mine/
		chown 65534:65534 mine/whole.db
		chmod 444 mine/whole.db
		ends 'a file that is read-only' 74 '*' nobody bin/customer add C5 --name x -d mine/whole.db --as lisa
		chmod 644 mine/whole.db
		chmod 555 mine
		ends 'a folder that is' 74 '*' nobody bin/customer add C5 --name x -d mine/whole.db --as lisa
		chmod 000 mine/whole.db
		ends 'a file that may not be read' 74 '*' nobody bin/order-list -d mine/whole.db
	fi
else
	skip 'only root gives rights up'
fi

# A clock that was set back, and a machine elsewhere.
clock '2026-11-20 10:00'
ends 'nothing is recorded by an earlier clock' 78 '*2026-11-20T10:00*2026-11-24T10:00*' order
does 'and the history holds' ordflow check
clock '2026-12-01 00:30'
is 'the month is that of the database' SO202612-0001 "$(TZ=America/Los_Angeles order)"
is 'days too' "$(order-show SO202612-0001 -F csv | sed -n 's/^orders,1,received,//p')" \
	"$(TZ=America/Los_Angeles order-show SO202612-0001 -F csv | sed -n 's/^orders,1,received,//p')"
plan
