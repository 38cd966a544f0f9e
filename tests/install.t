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
is 'every page' "$(ls "$BUILD/man")" "$(find "$home/to/opt/o/share/man" -type f | sed 's|.*/||' | LC_ALL=C sort)"
is 'and it runs' "$(ordflow version)" "$("$home/to/opt/o/bin/ordflow" version)"
is 'the scripts for cron' 'backup.sh cron-common crontab.example daily.sh month-end.sh' \
	"$(find "$home/to/opt/o/share/ordflow" -type f | sed 's|.*/||' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
is 'completion for three shells' "$(find "$BUILD/bin" -type f | wc -l) 1 $(find "$BUILD/bin" -type f | wc -l)" \
	"$(find "$home/to/opt/o/share/bash-completion/completions/" ! -type d | wc -l) $(find "$home/to/opt/o/share/zsh" -type f | wc -l) $(find "$home/to/opt/o/share/fish" -type f | wc -l)"
does 'uninstall' from uninstall "DESTDIR=$home/to" PREFIX=/opt/o
is 'leaves nothing' '' "$(find "$home/to" ! -type d)"
plan
