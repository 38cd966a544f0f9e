#!/bin/sh
# Paths that lead nowhere, into a folder, to something else or to what may not be read: who is to blame, and never the program.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
mkdir x
mkfifo pipe
: >empty
echo 'neither a table nor a database, but long enough to be taken for a header of either by somebody' >text
head -c 5000 orders.db >half
ln -s loop loop
sqlite3 other 'create table a (b)'
# path STATUS WHAT...: for each command
path() {
	path_status=$1
	shift
	ends "$*: $path_status" "$path_status" '*' timeout 100 "$@"
}
for bad in x pipe empty text half other loop /dev/null; do
	for command in order-list 'customer add C9 --name x' 'ordflow check' 'ordflow backup b' 'ordflow export e'; do
		# shellcheck disable=SC2086
		path 78 $command -d $bad
	done
	path 78 ordflow restore orders.db -d $bad
done
for bad in x pipe empty text half other /dev/null; do path 78 ordflow restore $bad -d n.db; done
for command in order-list 'customer add C9 --name x' 'ordflow check'; do
	# shellcheck disable=SC2086
	for bad in no orders.db/x no/such; do path 66 $command -d $bad; done
done
for bad in no/b text/b; do
	path 74 ordflow backup $bad
	path 74 ordflow export $bad
	path 74 order-list -o $bad
	path 74 order-list -o $bad -F xlsx
	path 74 ordflow init -d $bad
	path 74 ordflow restore orders.db -d $bad
done
for bad in x text; do
	path 78 ordflow backup $bad
	path 78 ordflow export $bad
	path 78 ordflow init -d $bad
done
path 74 order-list -o x
path 66 ordflow import x -d n.db
path 66 ordflow import no -d n.db
path 74 ordflow import text -d n.db
for sheet in 'order-new --import' 'customer import' 'product import' 'carrier import' 'ordflow user import' 'ordflow calendar import' 'payment receive --import'; do
	# shellcheck disable=SC2086
	{
		path 74 $sheet x
		path 66 $sheet no
		path 66 $sheet text/x
		path 65 $sheet empty
		path 65 $sheet text
		path 65 $sheet orders.db
		path 65 $sheet /dev/zero
	}
done
received
for file in "drawing add $so --revision A --key-points x --as zhang" 'report submit 2026-11 --dept hr --as hr'; do
	# shellcheck disable=SC2086
	{
		path 74 $file --file x
		path 74 $file --file pipe
		path 74 $file --file /dev/zero
		path 66 $file --file no
		path 66 $file --file text/x
	}
done
is 'nothing was left behind' '' "$(find . -name '*.new-*')"
plan
