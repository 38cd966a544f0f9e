#!/bin/sh
# make deb: a Debian package that has what make install installs, and runs from there.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
case $BUILD in
*/asan) skip 'the sanitizers are for the programs, not for their package' && plan && exit ;;
esac
if ! command -v dpkg-shlibdeps >/dev/null; then
	skip 'there is no dpkg-dev here'
	plan
	exit
fi
package=$(cd "$tests/.." && realpath "$(env -u LD_PRELOAD make -s BUILD="$BUILD" deb)") # named from there
is 'made' yes "$([ -f "$package" ] && echo yes)"
field() { env -u LD_PRELOAD dpkg-deb -f "$package" "$1"; }
is 'its version' "$(ordflow --version | sed 's/.* //')" "$(field Version)"
like 'what it needs' '*libc6*tzdata*' "$(field Depends)"
does 'unpacked' env -u LD_PRELOAD dpkg-deb -x "$package" there
is 'every command' "$(ls "$BUILD/bin")" "$(ls there/usr/bin)"
is 'and it runs' "$(ordflow version)" "$(there/usr/bin/ordflow version)"
env -u LD_PRELOAD dpkg-deb -e "$package" control
does 'its sums are right' sh -c 'cd there && md5sum --quiet -c ../control/md5sums'
is 'everything is in them' "$(find there -type f | wc -l)" "$(wc -l <control/md5sums)"
is 'nothing else than root has it' '' "$(env -u LD_PRELOAD dpkg-deb -c "$package" | grep -v ' root/root ')"
if command -v lintian >/dev/null; then
	is 'lintian finds no error' '' "$(env -u LD_PRELOAD lintian --allow-root "$package" 2>/dev/null | grep ^E:)"
else
	skip 'there is no lintian here'
fi
plan
