#!/bin/sh
# The manual: every command has a page that says what its tables say, and every
# example of every page works as it stands, page after page as one story.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"

for page in $story; do
	examples "$page.1" >"examples-$page"
	like "$page has examples" "*$page *" "$(cat "examples-$page")"
	does "examples of $page" sh -e "examples-$page"
done

for program in "$BUILD"/bin/*; do
	name=${program##*/}
	page=$BUILD/man/$name.1
	if [ ! -f "$page" ]; then
		miss "$name has a manual page"
		continue
	fi
	missing=$("$program" --help -F tsv | awk -F '\t' -v page="$page" '
		NR == 1 || $1 == "*" { next }
		NR == FNR { wanted = $3 != "" ? "Fl -" $3 : $1 != "" ? "Cm " $1 : "Nm" }
		{ found = 0
		  while ((getline line <page) > 0) if (index(line, wanted)) found = 1
		  close(page)
		  if (!found) print wanted }')
	is "$name: the page has every verb and option" '' "$missing"
	is "$name: --help and its rows have as many options" "$("$program" --help | grep -c -- ' --[a-z]')" \
		"$("$program" --help -F tsv | awk -F '\t' '$3 != ""' | sed 1d | wc -l)"
done
is 'the policy page has every rule' '' "$(ordflow rules -F tsv | sed 1d | cut -f1 | sort -u | while read -r clause; do
	[ -z "$clause" ] || grep -qF "$clause" "$BUILD/man/ordflow-policy.7" || echo "$clause"
done)"
plan
