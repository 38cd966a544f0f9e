#!/bin/sh
# Strings that break things, in every field of text: in and out again unchanged, and harmless wherever they go.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
received >/dev/null
# the field of a row of CSV, as a program reads it
cat >field.pl <<'END'
use strict; use warnings; no warnings 'utf8';
binmode STDIN, ':utf8'; binmode STDOUT, ':utf8'; local $/; my $text = <STDIN>; my @rows; my @row;
while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/gc) {
	my ($quoted, $plain, $end) = ($1, $2, $3);
	push @row, defined $quoted ? $quoted =~ s/""/"/gr : $plain;
	if ($end eq "\n") { push @rows, [@row]; @row = (); }
}
my %place; @place{@{$rows[0]}} = 0 .. $#{$rows[0]};
my ($name, $number) = @ARGV; print $rows[$number // 1][$place{$name}];
END
csv() { perl field.pl "$@"; }
# what an import takes off again
bare() { sed "1s/^'\\('*[=+@-]\\)/\\1/"; }

number_of=0
wrong_csv='' wrong_json='' wrong_text='' wrong_page='' wrong_note=''
while IFS= read -r string; do
	number_of=$((number_of + 1))
	customer edit C001 --name "$string" --address "$string" --contact "$string" --phone "$string" --as lisa 2>err || {
		wrong_csv="$wrong_csv $number_of(refused: $(cat err))"
		continue
	}
	customer list -F csv >list.csv
	for field in name address contact phone; do
		[ "$(csv $field <list.csv | bare)" = "$string" ] || wrong_csv="$wrong_csv $number_of:$field"
	done
	customer list -F json | perl -MJSON::PP -e 'no warnings "utf8"; binmode STDOUT, ":utf8"; print decode_json(<STDIN>)->{name}' >name.json
	[ "$(cat name.json)" = "$string" ] || wrong_json="$wrong_json $number_of"
	# On a terminal: nothing that turns, clears or moves.
	customer list >list.txt
	perl -CSD -ne 'exit 1 if /[\x00-\x08\x0b-\x1f\x7f-\x9f\x{61c}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}\x{feff}]/' list.txt \
		|| wrong_text="$wrong_text $number_of"
	report month 2026-11 -F html >page.html
	grep -qE '<script|<b>|</title><' page.html && [ "$(grep -cE '<script|</title><b>' page.html)" -gt 0 ] && wrong_page="$wrong_page $number_of"
	{ form "$so" >/dev/null && { [ $((number_of % 6)) -ne 0 ] || form "$so" -F pdf -o form.pdf; }; } || wrong_page="$wrong_page $number_of:form"
done <"$tests/data/naughty.txt"
is "csv gives all $number_of back" '' "$wrong_csv"
is 'json too' '' "$wrong_json"
is 'a terminal is safe' '' "$wrong_text"
is 'and a page and a form' '' "$wrong_page"
is 'nothing was run' no "$([ -e pwned ] && echo yes || echo no)"

# Other fields take them as well, and a list that was exported comes back the same.
number_of=0
while IFS= read -r string; do
	number_of=$((number_of + 1))
	product add "N$number_of" --name "$string" --spec "$string" --unit "$string" --note "$string
$string" --as lisa 2>/dev/null || wrong_note="$wrong_note $number_of"
done <"$tests/data/naughty.txt"
is 'notes with two lines too' '' "$wrong_note"
product list -F csv >products.csv
before=$(sql 'select code, name, spec, unit, note from product order by code' | sha256sum)
sql 'select 1' >/dev/null
does 'imported again' product import products.csv --as lisa
is 'the same' "$before" "$(sql 'select code, name, spec, unit, note from product order by code' | sha256sum)"
does 'whole' ordflow check

# What isn't text is bad data, and says where.
ends 'a broken character' 65 '*invalid UTF-8 at byte 1*' customer edit C001 --name "$(printf 'a\377')" --as lisa
ends 'half a character' 65 '*invalid UTF-8*' customer edit C001 --name "$(printf 'a\344\270')" --as lisa
ends 'a surrogate' 65 '*invalid UTF-8*' customer edit C001 --name "$(printf '\355\240\200')" --as lisa
ends 'overlong' 65 '*invalid UTF-8*' customer edit C001 --name "$(printf '\300\257')" --as lisa
ends 'an escape' 65 '*control character at byte 0*' customer edit C001 --name "$(printf '\033[2J')" --as lisa
ends 'a bell' 65 '*control character*' customer edit C001 --name "$(printf 'a\007')" --as lisa
ends 'a line in a name' 65 '*control character*' customer edit C001 --name "$(printf 'a\nb')" --as lisa
ends 'C1' 65 '*control character*' customer edit C001 --name "$(printf '\302\205')" --as lisa
ends 'and messages are harmless' 66 '*\\u{1b}*' order-show "$(printf '\033[2J')"
plan
