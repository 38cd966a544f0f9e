#!/bin/sh
# make install puts the commands and their pages where they belong, and uninstall takes them away.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
if ! command -v make >/dev/null; then
	skip 'there is no make here'
	plan
	exit
fi
from() { env -u LD_PRELOAD make -s -C "$tests/.." BUILD="$BUILD" "$@" >/dev/null; }
does 'install' from install "DESTDIR=$home/to" PREFIX=/opt/o
is 'every command' "$(ls "$BUILD/bin")" "$(ls "$home/to/opt/o/bin")"
pages() { (cd "$1" && find . -type f | sed 's|/man[17]/|/|' | LC_ALL=C sort); }
is 'every page, in every language' "$(pages "$BUILD/man")" "$(pages "$home/to/opt/o/share/man")"
is 'and it runs' "$(ordflow version)" "$("$home/to/opt/o/bin/ordflow" version)"
is 'the scripts for cron' 'backup.sh cron-common crontab.example daily.sh month-end.sh' \
	"$(find "$home/to/opt/o/share/ordflow" -type f | sed 's|.*/||' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
is 'completion for three shells' "$(find "$BUILD/bin" -type f | wc -l) 1 $(find "$BUILD/bin" -type f | wc -l)" \
	"$(find "$home/to/opt/o/share/bash-completion/completions/" ! -type d | wc -l) $(find "$home/to/opt/o/share/zsh" -type f | wc -l) $(find "$home/to/opt/o/share/fish" -type f | wc -l)"
does 'uninstall' from uninstall "DESTDIR=$home/to" PREFIX=/opt/o
is 'leaves nothing' '' "$(find "$home/to" ! -type d)"
# Where the texts are is compiled in: below PREFIX, wherever the program or a link to it lies.
summary() { LC_ALL=zh_CN.UTF-8 "$1" --help | sed -n '1s/.* - //p'; }
does 'install without a root' from install "PREFIX=$home/own"
is 'and it speaks Chinese' 登记销售订单 "$(summary "$home/own/bin/order-new")"
mkdir -p evil/bin evil/share/locale/zh_CN/LC_MESSAGES
printf 'msgid ""\nmsgstr "Language: zh_CN\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "record a sales order"\nmsgstr "EVIL"\n' |
	msgfmt -o evil/share/locale/zh_CN/LC_MESSAGES/ordflow.mo -
ln "$home/own/bin/order-new" evil/bin/order-new
is 'a link elsewhere has the same texts' 登记销售订单 "$(summary evil/bin/order-new)"
is 'no other program of this build looks there' 登记销售订单 "$(summary "$BUILD/bin/order-new")"
does 'uninstall without a root' from uninstall "PREFIX=$home/own"
is 'without its catalogue it is English' "$("$BUILD/bin/order-new" --help | sed -n '1s/.* - //p')" "$(summary evil/bin/order-new)"
# Under other names.
does 'install under a prefix' from install "DESTDIR=$home/to" PREFIX=/opt/o PROGRAM_PREFIX=of-
is 'every command but ordflow has it' "$(find "$BUILD/bin" -type f | sed 's|.*/||; /^ordflow$/!s/^/of-/' | LC_ALL=C sort)" \
	"$(find "$home/to/opt/o/bin" -type f | sed 's|.*/||' | LC_ALL=C sort)"
is 'and its page, the general ones not' 'of-quote.1 of-quote.1 ordflow.1 ordflow.1 ordflow.7 ordflow.7' \
	"$(find "$home/to/opt/o/share/man" -name '*quote.1' -o -name 'ordflow.[17]' | sed 's|.*/||' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
is 'and its completion' 'of-quote of-quote.fish' "$(find "$home/to/opt/o/share" -path '*comp*' -name '*quote*' | sed 's|.*/||' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
factory
does 'the scripts for cron know' env ORDFLOW_BIN="$home/to/opt/o/bin" ORDFLOW_REPORTS="$home/reports" "$home/to/opt/o/share/ordflow/month-end.sh"
like 'and find their commands' '*.html*' "$(ls "$home/reports")"
does 'uninstall under a prefix' from uninstall "DESTDIR=$home/to" PREFIX=/opt/o PROGRAM_PREFIX=of-
is 'leaves nothing either' '' "$(find "$home/to" ! -type d)"

# The library for programs of others.
if command -v pkg-config >/dev/null && ! nm "$BUILD/libordflow.a" | grep -q __asan_; then
	does 'install-dev' from install-dev PREFIX="$home/dev"
	cat >count.c <<-'END'
		#include <flow/order.h>
		#include <stdio.h>
		int main(int argc, char **argv) {
			struct arena arena = {0};
			struct fault fault = {0};
			struct context context = {.arena = &arena, .fault = &fault};
			struct listing orders;
			int count = 0;
			if (argc == 2 && context_open(&context, &(struct opening){.path = argv[1], .mode = DB_READ, .real = "wang"}) == DONE
			    && order_list(&context, &(struct order_filter){0}, &orders) == DONE)
				while (db_next(&orders.rows))
					count++;
			context_close(&context);
			printf("%d orders%s%s\n", count, fault.outcome ? ": " : "", fault.reason);
			return fault.outcome;
		}
	END
	order-new -c C001 --due 2026-12-24 -i P100 --qty 3 --quality q -q >/dev/null
	# shellcheck disable=SC2046 # words
	does 'a program against it' env -u LD_PRELOAD cc -o count count.c $(PKG_CONFIG_PATH=$home/dev/lib/pkgconfig pkg-config --static --cflags --libs ordflow)
	says 'reads the orders' '1 orders' ./count "$ORDFLOW_DB"
fi
plan
