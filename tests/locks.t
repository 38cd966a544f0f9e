#!/bin/sh
# Who keeps others waiting: nobody who may not work here, nobody whose input doesn't come, nobody who doesn't read.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
received
mkfifo fifo full
export ORDFLOW_TIMEOUT=3
writes() { does "$1" customer edit C001 --name "$1" --as lisa; }
begin() { "$@" >/dev/null 2>>.background & pid=$!; sleep 0.3; }
end() { kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; }

# input that doesn't come
sleep 60 >fifo & feeder=$!
begin sh -c "exec order-change hold - --reason 'no reason' --as lisa <fifo"
writes 'numbers that do not come'; end
begin order-new --import fifo --as lisa
writes 'orders that do not come'; end
begin sh -c 'exec order-new --import - --as lisa <fifo'
writes 'on standard input'; end
begin order-new --import fifo --key k1 --as lisa
writes 'with a key'; end
for command in customer product carrier 'ordflow user' 'ordflow calendar'; do
	begin sh -c "exec $command import fifo"
	writes "$command import"; end
done
begin payment receive --import fifo --as finance
writes 'a bank statement'; end
kill "$feeder"
ends 'a drawing that is a pipe' 74 '*not a file*' drawing add "$so" --file fifo --revision A --key-points x --as zhang
ends 'a text that is one' 74 '*not a file*' report submit 2026-11 --dept hr --file fifo --as hr
ends 'rejects that nobody reads' 74 '*fifo*' sh -c "printf 'ref,customer,due,item,qty,quality\nx,C001,2026-12-20,P100,1,q\n' >o.csv
	order-new --import o.csv --rejects fifo --as lisa"

# answers that nobody reads
exec 9<>full
perl -e 'use Fcntl; fcntl(STDOUT, F_SETFL, fcntl(STDOUT, F_GETFL, 0) | O_NONBLOCK); 1 while syswrite(STDOUT, "x" x 4096)' >full
begin sh -c 'exec order-new -c C001 --due 2026-12-20 -i P100 --qty 1 --quality q --as lisa >full'
writes 'a full pipe'
wait "$pid"
is 'whose order is not recorded' 74 "$?"
is 'there is but one' 1 "$(sql 'select count(*) from sales_order')"
does 'what prints nothing needs no room' sh -c "ORDFLOW_TIMEOUT=0 order-change hold $so --reason 'the customer asks for it' --as lisa >full"
exec 9<&-

# strangers, and people without the role: they never get as far as the lock
sqlite3 "$ORDFLOW_DB" 'begin immediate; select 1;' '.shell sleep 6' >/dev/null &
sleep 0.3
export ORDFLOW_TIMEOUT=0.2
stranger() { INJECT_UID=65534 "$@"; }
ends 'the database is locked' 75 '*busy*' customer add C002 --name x --as lisa
for command in "order-change hold $so --reason r" 'customer add C003 --name x' 'order-new --import o.csv' 'customer import o.csv' \
	'payment receive --import o.csv' "drawing add $so --file o.csv --revision A --key-points x" 'ordflow setting task-days 3'; do
	# shellcheck disable=SC2086
	ends "a stranger: $command" 77 '*nobody in this database*' stranger $command
	# shellcheck disable=SC2086
	ends "without the role: $command" 77 '*only *may do this*' $command --as hr
done
ends 'of many' 77 '*only *' sh -c "echo $so | order-change hold - --reason r --as hr"
ends 'one by one' 77 '*only *' sh -c "echo $so | order-change hold - --each --reason r --as hr"
ends 'nor do they read what there is' 77 '*nobody*' stranger order-new --import fifo
ends 'with a key' 77 '*only *' order-new --import fifo --key k2 --as hr
wait
export ORDFLOW_TIMEOUT=10

# too large
truncate -s 1G zeros
ends 'a gibibyte' 65 '*larger than 512 MiB*' order-new --import zeros --as lisa
ends 'a drawing of one' 65 '*larger than 512 MiB*' drawing add "$so" --file zeros --revision A --key-points x --as zhang
truncate -s 2M zeros
ends 'one line that does not end' 65 'order-new: zeros:1: a line*' order-new --import zeros --as lisa
ends 'in another sheet' 65 'customer: zeros:1: a line*' customer import zeros --as lisa
{ printf 'ref,customer,due,item,qty,quality,note\nx,C001,2026-12-20,P100,1,q,"'; head -c 1200000 /dev/zero | tr '\0' a | fold -w 600000; echo; echo '"'; } >long.csv
ends 'nor a row of many' 65 '*long.csv:2: a row*' order-new --import long.csv --as lisa

# a list that is left open keeps no state of the file alive
{ echo code,name,price; seq 20000 | sed 's/.*/C&,an item of that number,&/'; } >products.csv
product import products.csv --as lisa
product list -F csv >expected
mkfifo slow
exec 8<>slow
product list -F csv >slow & reader=$!
sleep 3
customer edit C001 --name y --as lisa
is 'all of the log can be emptied' 0 "$(sqlite3 "$ORDFLOW_DB" 'pragma wal_checkpoint(truncate)' | cut -d'|' -f1)"
is 'while the list waits' yes "$(kill -0 $reader && echo yes)"
timeout 20 head -c "$(wc -c <expected)" <&8 | cmp -s - expected
is 'and nothing of it is lost' 0 "$?"
wait $reader
is 'to its end' 0 "$?"
exec 8<&-
plan
