#!/bin/sh
# The tutorial, typed as it stands: every command of it, in both languages, says what the page says.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

# transcript PAGE: what stands in its displays, as it is read
transcript() { sed -n '/^\.Bd -literal/,/^\.Ed/{ /^\.[BE]d/d; s/\\e/\\/g; p; }' "$BUILD/man/$1"; }

# typed PAGE: the same commands typed, each with what it says
typed() {
	transcript "$1" | awk '
		/^\$ / { end(); command = substr($0, 3); open = 1; next }
		/^\t/ && open { command = command "\n" $0; next }
		{ open = 0 }
		function end() {
			if (command == "") return
			quoted = command
			gsub(/\x27/, "\x27\\\x27\x27", quoted)
			print "printf \x27%s\\n\x27 \x27$ " quoted "\x27"
			print command
		}
		END { end() }' >commands
	mkdir "day-$language"
	(cd "day-$language" && unset ORDFLOW_DB && sh ../commands 2>&1)
}

for page in ordflow-tutorial.7 zh_CN/ordflow-tutorial.7; do
	language=${page%/*}
	[ "$language" != "$page" ] || language=C
	transcript "$page" >wanted
	LC_ALL=$language typed "$page" >got
	is "$page: as many commands as it has" "$(grep -c '^\$ ' wanted)" "$(grep -c '^\$ ' got)"
	like "$page: it has a day's" '[4-9][0-9]' "$(grep -c '^\$ ' wanted)"
	is "$page: says what it says" "$(cat wanted)" "$(cat got)"
done
plan
