#!/bin/sh
# What a fuzzer found, and what it began with, does no harm any more.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
for corpus in "$tests"/fuzz/*.corpus; do
	name=${corpus##*/}
	name=${name%.corpus}
	run "$BUILD/tests/fuzz-$name" "$corpus"/*
	is "$name: $(find "$corpus" -type f | wc -l) cases" 0 "$status"
done
plan
