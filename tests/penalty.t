#!/bin/sh
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
# Clause 2.6.2: late by the clock, in shares, with the loss, waived by two, within the policy's range.

factory
ordflow user add adm --name 管理员 --role admin
# The range: the least is never above the most, neither when it is put up nor when it takes effect.
setting() { ordflow setting -F csv | sed -n "s/^$1,\([^,]*\),.*/\1/p"; }
ends 'the least is not above the most' 65 '*penalty-least*above penalty-most*' ordflow setting penalty-least 300.01
ends 'nor the most below the least' 65 '*penalty-most*below penalty-least*' ordflow setting penalty-most 99.99
says 'they may be one' '' ordflow setting penalty-least 300
says 'and apart again' '' ordflow setting penalty-least 100
dispatched >/dev/null
ends 'not when it is put up' 65 '*above penalty-most*' ordflow setting penalty-least 400 --as adm
least=$(ordflow setting penalty-least 250 --as adm)
most=$(ordflow setting penalty-most 200 --as adm)
does 'one of two takes effect' approve "$least" --as gm
ends 'the other, which fitted, fits no more' 65 '*penalty-most*below penalty-least (250)*' approve "$most" --as gm
is 'the range holds' '250 300.00' "$(setting penalty-least) $(setting penalty-most)"
does 'gm refuses it' approve "$most" --refuse --reason '不妥' --as gm
most=$(ordflow setting penalty-most 260 --as adm)
least=$(ordflow setting penalty-least 280 --as adm)
ends 'nor two signed at once' 65 '*above penalty-most (260)*' approve "$most" "$least" --as gm
does 'each alone' approve "$(ordflow setting penalty-least 100 --as adm)" --as gm
does 'is signed' approve "$(ordflow setting penalty-most 300 --as adm)" --as gm
plan
