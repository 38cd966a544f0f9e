#!/bin/sh
# An order is found by whatever somebody remembers of it.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
customer add C002 --name '青岛海尔水务' --as lisa
customer add C003 --name '长江水务' --as lisa
new() { order-new --due 2026-12-20 --quality 'GB/T 7782' --as lisa "$@" 2>/dev/null; }
one=$(new -c C001 -i P100 --qty 1 --note '老客户_急')
two=$(new -c C002 --ref 'PO-77/50%' -i P200 --qty 2 --spec 'DN20 蓝')
three=$(new -c C003 -i P100 --qty 3 -i P200 --qty 4 --due 2027-01-15)
found() { order-list "$@" -F csv | sed 1d | cut -d, -f1 | tr '\n' ' '; }
is 'by its number' "$two " "$(found 202611-0002)"
is 'a part of it' "$one $two $three " "$(found SO2026)"
is 'by the customer' "$two " "$(found 海尔)"
is 'his code' "$three " "$(found c003)"
is 'by a note' "$one " "$(found 老客户)"
is 'by what the customer calls it' "$two " "$(found PO-77)"
is 'by a product' "$two $three " "$(found 软管)"
is 'by a specification' "$two " "$(found 'dn20 蓝')"
is 'what is a pattern elsewhere is a text here' "$two " "$(found 0%)"
is 'and so is this' "$one " "$(found _)"
is 'nor is a backslash anything else' '' "$(found \\)"
is 'nothing is found by nothing that is there' '' "$(found nowhere)"
is 'the same with an option' "$two " "$(found --find 海尔)"
is 'beside another filter' "$three " "$(found 软管 -c C003)"
ends 'one or the other' 64 '*which is to be found*' order-list 海尔 --find 长江
is 'by ref' "$two " "$(found --ref 'PO-77/50%')"
is 'the whole of it' '' "$(found --ref PO-77)"
is 'by item' "$one $three " "$(found --item P100)"
is 'any of them' "$one $two $three " "$(found -i P100 -i P200)"
is 'by day' "$one $two " "$(found --due-from 2026-12-01 --due-to 2026-12-31)"
is 'from a day' "$three " "$(found --due-from 2027-01-01)"
ends 'days the other way round' 65 '*--due-from lies after --due-to*' order-list --due-from 2027-01-01 --due-to 2026-12-01
ends 'of a report, too' 65 '*--from lies after --to*' report overdue --from 2026-12-30 --to 2026-12-01 --check
order-change cancel "$one" --reason '取消' --as lisa
is 'open ones' "$two $three " "$(found --open)"
is 'with a text' "$three " "$(found --open P100)"
is 'a customer by name' "$two " "$(found -c 海尔)"
ends 'of several it is said' 65 "*'水务' is in the names of 2 customers, C002 to C003*" order-list -c 水务
is 'a code goes before a name' '' "$(customer add 海尔 --name other --as lisa; found -c 海尔)"
is 'who is nobody has none' '' "$(found -c C999)"
# Numbers are found as they are written, beyond four digits, too.
sql 'pragma foreign_keys = off; update sales_order set id = 2026110012345 where id = 2026110000003; update order_line set order_id = 2026110012345 where order_id = 2026110000003'
is 'a long number' 'SO202611-12345 ' "$(found 202611-12345)"
is 'not by what it is not written as' '' "$(found 0012345)"
plan
