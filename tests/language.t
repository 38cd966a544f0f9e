#!/bin/sh
# shellcheck disable=SC1110,SC1111 # Chinese quotes are meant
# In Chinese and in English: what people read is in their language, what programs read is the same in any.
# shellcheck source=tests/lib.sh
. "${0%/*}/lib.sh"
root=$tests/..
chinese() { LC_ALL=zh_CN.UTF-8 "$@"; }

# The catalogue.
sh "$root/scripts/texts" "$BUILD" >texts.pot
msgmerge -q --no-wrap "$root/lib/zh_CN.po" texts.pot -o merged.po
left() { msgattrib "$@" --no-wrap merged.po | sed -n '/^msgid ""/d; s/^\(#~ \)*msgid //p'; }
is 'every text has its Chinese' '' "$(left --untranslated --no-obsolete)"
is 'none of it is a guess' '' "$(left --only-fuzzy --no-obsolete)"
is 'none is there that the program no longer says' '' "$(left --only-obsolete)"
does 'the formats agree' msgfmt --check --output-file=/dev/null "$root/lib/zh_CN.po"

is 'they name the same options, commands, numbers and values' '' "$(perl "$tests/agree.pl" merged.po "$BUILD")"

# How the language is chosen.
factory
order=$(order-new -c C001 --due 2026-12-24 -i P100 --qty 30 --quality 'GB/T 7782')
heading() { head -n 1 | cut -d ' ' -f 1; }
spoken() { # NAME EXPECTED [VARIABLE=VALUE]...
	spoken_name=$1 spoken_expected=$2
	shift 2
	is "$spoken_name" "$spoken_expected" "$(env -u LC_ALL "$@" order-list | heading)"
}
spoken 'English, if nothing says anything' order
spoken 'LANG' 订单 LANG=zh_CN.UTF-8
spoken 'LANG without an encoding' 订单 LANG=zh_CN
spoken 'any Chinese is read as this one' 订单 LANG=zh_HK.UTF-8
spoken 'LC_MESSAGES before LANG' 订单 LANG=en_US.UTF-8 LC_MESSAGES=zh_CN.UTF-8
spoken 'LC_ALL before both' order LC_ALL=en_GB.UTF-8 LC_MESSAGES=zh_CN.UTF-8 LANG=zh_CN.UTF-8
spoken 'LANGUAGE before all' 订单 LANGUAGE=zh_CN:en LC_ALL=en_US.UTF-8
spoken 'LANGUAGE before all, also back' order LANGUAGE=en:zh_CN LC_ALL=zh_CN.UTF-8
spoken 'LANGUAGE in C.UTF-8' 订单 LANGUAGE=zh_CN LANG=C.UTF-8
spoken 'a language that there is none of' order LANG=de_DE.UTF-8
spoken 'no language is a folder' order LANG=../../../tmp LANGUAGE=../..
does 'the setting' ordflow setting language zh_CN
spoken 'the setting, if nothing says anything' 订单
spoken 'the setting, in C.UTF-8' 订单 LANG=C.UTF-8
spoken 'the environment before the setting' order LANG=en_US.UTF-8
spoken 'C is English' order LC_ALL=C
refused_setting() {
	run ordflow setting language '../x'
	is 'a language is a name' "65 ordflow: 设置 language：“../x”：没有这种语言（可用：en、zh_CN）" "$status $err"
}
refused_setting
does 'and off again' ordflow setting language ''
spoken 'English again' order
mkdir -p elsewhere/bin elsewhere/share/locale/zh_CN/LC_MESSAGES
cp "$BUILD/bin/order-list" elsewhere/bin/
printf 'msgid ""\nmsgstr "Language: zh_CN\\nContent-Type: text/plain; charset=UTF-8\\n"\n' |
	msgfmt -o elsewhere/share/locale/zh_CN/LC_MESSAGES/ordflow.mo -
is 'a copy elsewhere says what the build says' 订单 "$(chinese elsewhere/bin/order-list | heading)"

# What is read.
like 'states and kinds' '*按单生产*已接单*' "$(chinese order-list)"
like 'a document' '*接单时间 *订单明细*历史*' "$(chinese order-show "$order" | tr '\n' ' ')"
like 'what is to be done, and by whom' '*order-review open*业务员、销售内勤*' "$(chinese todo)"
like 'the help' '*-c, --customer CODE *客户*所有命令共有的选项：*' "$(chinese order-new --help)"
like 'the rules' '*1.2a*技术部和生产部的意见*无人*' "$(chinese ordflow rules | tr '\n' ' ')"
like 'the settings' '*small-order *低于此金额的订单为小订单*' "$(chinese ordflow setting | tr '\n' ' ')"
run env LC_ALL=zh_CN.UTF-8 schedule make "$order"
is 'a refusal: the clause, why, who can lift it' \
	"1 schedule: 条款 1.5：$order 当前状态为“已接单”：schedule make 须在“已签合同”之后办理；此条不能特批" "$status $err"
run env LC_ALL=zh_CN.UTF-8 order-new -c C001 --due 2026-12-24 -i P100 --qty 1
is 'a refusal for what is missing' '1 order-new: 条款 1.1：第 1 行缺少质量要求；此条不能特批' "$status $err"
run env LC_ALL=zh_CN.UTF-8 order-new -c C001 --due tomorrow -i P100 --qty 1
like 'bad data' '65 *“tomorrow”*不是有效日期*' "$status $err"
run env LC_ALL=zh_CN.UTF-8 order-list --kustomer C001
is 'a near miss' '64 order-list: 没有选项 --kustomer：是 --customer 吗？' "$status $err"
run env LC_ALL=zh_CN.UTF-8 order-list --db nowhere/at.all
is 'no database' '66 order-list: nowhere/at.all 处没有数据库（用 ordflow init 建立）' "$status $err"
run env LC_ALL=zh_CN.UTF-8 order-list -o nowhere/at.all
like "the system's own reasons" '74 *nowhere/at.all*' "$status $err"
case $err in *'?'*) miss 'and they are readable' "$err" ;; *) pass 'and they are readable' ;; esac
like 'a form' '*评审报价单*' "$(chinese form "$order" -F text)"
like 'a page' '*lang="zh*' "$(chinese report month 2026-11 -F html)"

# Words typed as they are shown.
is 'a state' "$order" "$(chinese order-list --state 已接单 -F numbers)"
is 'a kind' 按单生产 "$(chinese order-list --kind 按单生产 | awk 'NR == 2 { print $6 }')"
does 'departments' chinese order-review open "$order" --depts 技术部,生产部 --meeting 2026-11-24 --attendees 王强 --as lisa
does 'a department' chinese order-review opinion "$order" --dept 技术部 --agree --as zhang
run env LC_ALL=zh_CN.UTF-8 order-list --kind 没有的
like 'what there is' '65 *“没有的”*custom 按单生产、regular 常规产品、*' "$status $err"

# No heading is left in English, in any document of an order that went all the way.
dispatched >/dev/null 2>&1
for command in "order-show $so" "ship track $sr" "quote show $qt" 'order-list' 'carrier list' 'customer list' 'product list' 'payment list' \
	'payment balance' 'inspect list' 'ship list' 'schedule list' 'drawing list' 'contract list' 'quote list' 'order-review list' \
	"order-review show $so" 'ordflow user' 'ordflow setting' 'ordflow rules' 'ordflow calendar' 'todo --all' 'capacity list' 'penalty list' \
	'incident list' 'outsource list' 'order-change list' "inspect trace B2611-07" 'report overdue' 'report backlog' 'report shipping' \
	'report receivables' 'report departments' 'report compliance' 'report month 2026-11' 'report texts 2026-11' 'report carriers'; do
	# shellcheck disable=SC2086 # the words of a command
	is "$command: its headings" '' "$(chinese $command 2>&1 | awk '
		NR == 1 || above { if (/[a-z][a-z]/) print }
		{ above = length($0) < 30 && !/  / && !/[0-9]/ && $0 != "" }
		/^[a-z][a-z_ ]*$/ { print }')"
done

# One word with several meanings: each heading has its own.
heads() { chinese "$@" | awk 'NR == 1'; }
like 'a balance is of amounts' '* 已收金额 * 已开单金额 * 已开票金额 * 未收 * 多收*' "$(heads payment balance)"
like 'a list of requests is of times' '* 开单时间 *' "$(heads ship list)"
like 'invoices are issued at a time' '* 开票时间 *' "$(heads payment list --invoices)"
like 'money came in' '* 到账时间 * 登记人*' "$(heads payment list)"

# Columns stand under their headings: a Chinese character takes two.
chinese order-list >list.txt
is 'columns are as wide as they look' 1 "$(perl -CSD -Mutf8 -ne '
	my $at = 0;
	for (split /( {2,})/) { push @{$starts[$.]}, $at unless /^ +$/; s/[^\x00-\xff]/xx/g; $at += length }
	END { print join(",", @{$starts[1]}[0..3]) eq join(",", @{$starts[2]}[0..3]) ? 1 : 0 }' list.txt)"

# The manual.
code() { # what is typed: in the tutorial there is what is said, too
	sed -n '/^\.Bd -literal/,/^\.Ed/p' "$1" | case $1 in *tutorial*) grep '^[$	.]' ;; *) cat ;; esac
}
named() { # what a page names: commands, options, files, other pages
	sed -n '/^\.Sh SYNOPSIS/,/^\.Sh/d; /^\.Sh 概要/,/^\.Sh/d; /^\.Bd -literal/,/^\.Ed/d; /^\.\(It \)\{0,1\}\(Xr\|Fl\|Ev\|Pa\|Ic\|Cm\) /p' "$1" |
		sed 's/^\.\(It \)*//; s/ Ns / /g; s/[^ -~]//g; s/[,.:;()]/ /g; s/  */ /g; s/ *$//' | tr ' ' '\n' | sort -u
}
for page in "$root"/man/*.in; do
	name=${page##*/}
	name=${name%.in}
	translated=$root/man/zh_CN/$name.in
	[ -f "$translated" ] || {
		miss "$name is there in Chinese"
		continue
	}
	is "$name: its examples are the same in Chinese" "$(code "$BUILD/man/$name")" "$(code "$BUILD/man/zh_CN/$name")"
	is "$name: what it names is the same in Chinese" "$(named "$BUILD/man/$name")" "$(named "$BUILD/man/zh_CN/$name")"
	is "$name: nothing in it is English" '' "$(sed -n '/^\.Sh 概要/,/^\.Sh/d; /^\.Bd -literal/,/^\.Ed/d; /^[A-Za-z][a-z]* [a-z]* [a-z]* [a-z]* /p' "$BUILD/man/zh_CN/$name")"
done

# What programs read.
for format in csv tsv json numbers; do
	for command in order-list "order-show $order" todo 'ordflow rules' 'ordflow setting' 'order-new --help'; do
		# shellcheck disable=SC2086 # the words of a command
		is "$command -F $format is the same" "$($command -F $format 2>&1)" "$(chinese $command -F $format 2>&1)"
	done
done
recorded_in() { LC_ALL=$1 order-new -c C001 --due 2026-12-24 -i P100 --qty 3 --quality q -q; sqlite3 "$ORDFLOW_DB" 'select action, role, hex(changes) from event order by id desc limit 1'; }
is 'what is recorded is the same' "$(recorded_in C | cut -c 1-200 | sed 's/SO[0-9-]*//; s/|.*//')" "$(recorded_in zh_CN.UTF-8 | cut -c 1-200 | sed 's/SO[0-9-]*//; s/|.*//')"
plan
