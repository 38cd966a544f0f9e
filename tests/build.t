#!/bin/sh
# What is built depends on how it is built; what a bench measures with is built before.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
tree=$(cd "$tests/.." && pwd)
unset MAKEFLAGS MAKELEVEL LD_PRELOAD
make_it() { make -s -C "$tree" BUILD="$home/built" "$@" "$home/built/lib/ground/arena.o" >out 2>&1; }
built() { stat -c '%Y.%y %s' built/lib/ground/arena.o; }
does 'an object' make_it CC=gcc
once=$(built)
does 'again' make_it CC=gcc
is 'is not made twice' "$once" "$(built)"
does 'with other flags' make_it CC=gcc OPTIMIZE=-O0
is 'it is' no "$([ "$once" = "$(built)" ] && echo yes || echo no)"
does 'sanitized' make_it CC=gcc SANITIZE=address
is 'too' yes "$(nm built/lib/ground/arena.o | grep -q __asan && echo yes)"
# shellcheck disable=SC2016 # make's
is 'the same folder by another name is no other one' build \
	"$(make -s -C "$tree" BUILD="$tree/build" --eval 'where: ; @echo $(BUILD)' where)"
like 'bench has what it preloads' '*tests/inject.so*' "$(make -n -C "$tree" BUILD="$home/built" CC=gcc bench 2>/dev/null)"
plan
