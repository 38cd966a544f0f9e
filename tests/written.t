#!/bin/sh
# A file that is written is whole, or what it was before: in every format, whatever runs full.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
received
made=$so

# What a spreadsheet's cell has no room for.
perl -e 'print "x" x 40000' >long
customer edit C001 --note "$(cat long)" --as lisa
run customer list -F xlsx -o long.xlsx
is 'a long note' 0 "$status"
like 'is said to be cut' '*1 texts were longer*end with …*csv*' "$err"
if command -v unzip >/dev/null; then
	does 'the workbook is whole' unzip -tq long.xlsx
	is 'its cell ends with the mark' 32767 "$(unzip -p long.xlsx xl/sharedStrings.xml | perl -Mutf8 -CS -0ne 'print length $1 if /<t>(x+…)</')"
fi
customer list -F csv >long.csv
is 'csv has it whole' 40000 "$(tr -cd x <long.csv | wc -c)"

# Where nothing can be written.
for format in table csv tsv json numbers xlsx; do
	order-list -F $format >/dev/full 2>err
	is "$format into a full device" 74 $?
done
for format in text html pdf; do
	form "$made" -F $format >/dev/full 2>err
	is "$format into a full device" 74 $?
done
report month 2026-11 -F html >/dev/full 2>err
is 'a page too' 74 $?
mkdir folder
for format in csv xlsx json; do
	echo good >folder/list.$format
	(ulimit -f 0; trap '' XFSZ; order-list -F $format -o folder/list.$format 2>err)
	is "$format without room for a byte" 74 $?
	is "leaves what was there" good "$(cat folder/list.$format)"
done
is 'and nothing beside it' 'list.csv list.json list.xlsx ' "$(find folder -type f -printf '%f\n' | sort | tr '\n' ' ')"
does 'TMPDIR is not needed' env TMPDIR=/nowhere order-list -F xlsx -o folder/list.xlsx
is 'nor anything left' 'list.csv list.json list.xlsx ' "$(find folder -type f -printf '%f\n' | sort | tr '\n' ' ')"
plan
