#!/bin/sh
# The month's summary as a page: in a real browser, on a screen, a telephone and A4.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
customer edit C001 --name '<b>长江</b> & "泵业"' --as lisa
received >/dev/null
report submit 2026-11 --dept sales --text '第一行 <script>alert(1)</script>
第二行' --as lisa
report submit 2026-11 --dept production --text "$(printf 'turned \342\200\256 around')" --as wang
does 'a page' report month 2026-11 -F html --chinese -o page.html
is 'the same without --output' "$(cat page.html)" "$(report month 2026-11 -F html --chinese)"
has() { grep -cF -- "$1" page.html; }
is 'its headings in Chinese' 0 "$(has 'change %')"
is 'markup is text' '0 0' "$(has '<script') $(has '<b>长江')"
is 'escaped' 1 "$(has '&lt;script&gt;alert(1)&lt;/script&gt;<br>')"
is 'the reading direction is safe' 1 "$(has '\u{202e}')"
is 'nothing from outside' 0 "$(grep -cE 'https?:|src=|@import|url\(' page.html)"
is 'amounts for readers' yes "$(grep -q '36,746.91' page.html && echo yes)"
is 'English as well' yes "$(report month 2026-11 -F html | grep -q 'Month-end summary' && echo yes)"
is 'no other report makes one' 64 "$(report backlog -F html >/dev/null 2>&1; echo $?)"

clock '2026-12-02 10:00'
texts 2026-11 tech purchasing qc warehouse finance
report close 2026-11 --as finance
report month 2026-11 -F html --chinese >closed.html
ordflow setting name '别的'
customer edit C001 --name x --as lisa
clock '2027-06-02 10:00'
is 'closed: the same bytes' '' "$(LANG=de_DE.UTF-8 TZ=UTC report month 2026-11 -F html --chinese | cmp - closed.html)"

# --output writes whole or not at all.
does 'over what is there' report month 2026-11 -F csv -o page.csv
is 'all of it' "$(report month 2026-11 -F csv)" "$(cat page.csv)"
ends 'a folder that is not there' 74 '*nowhere*' report month 2026-11 -o nowhere/page.csv
ends 'a full device' 74 '*' report month 2026-11 -o /dev/full
ends 'a month that is none leaves what is there' 65 '*' report month 2026-13 -o page.csv
is 'as it was' "$(report month 2026-11 -F csv)" "$(cat page.csv)"
is 'and nothing beside it' '' "$(find . -name 'page.csv.*')"
ends 'not for changes' 64 '*--output*' customer edit C001 --name y -o file --as lisa

if ! command -v chromium >/dev/null; then
	skip 'there is no browser here'
	plan
	exit
fi
browse() { env -u LD_PRELOAD timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
	--hide-scrollbars --no-pdf-header-footer "$@" 2>/dev/null; }
browse --screenshot=desk.png --window-size=1280,2000 "file://$home/closed.html" >/dev/null
is 'it shows on a screen' yes "$([ "$(wc -c <desk.png)" -gt 40000 ] && echo yes)"
# The page has no script: what asks for its width is put into a copy.
sed 's|</body>|<script>document.title = document.documentElement.scrollWidth + " " + innerWidth + " " + document.querySelectorAll("svg").length</script></body>|' \
	closed.html >asks.html
width() { browse --dump-dom --window-size="$1" "file://$home/asks.html" | sed -n 's|.*<title>\([0-9 ]*\)</title>.*|\1|p'; }
like 'fits a screen, with its charts' '1280 1280 [5-9]' "$(width 1280,900)"
narrow=$(width 500,900)
is 'and a telephone' "${narrow#* }" "$(echo "$narrow" | awk '{ print $1, $3 }')"
browse --print-to-pdf=page.pdf "file://$home/closed.html" >/dev/null
like 'prints on A4' '*595* x 84*' "$(pdfinfo page.pdf | sed -n 's/^Page size: *//p' | sed 's/594\.[0-9]*/595/')"
like 'with its words' '*月度总结*36,746.91*' "$(pdftotext -layout page.pdf - | tr '\n' ' ')"
like 'and its fonts' '*yes yes*' "$(pdffonts page.pdf | sed -n 3p)"
plan
