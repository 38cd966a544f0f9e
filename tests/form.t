#!/bin/sh
# The paper forms, as text, HTML and PDF; workbooks.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory
ends 'no such document' 66 '*SO202611-0001*' form SO202611-0001
dispatched
is 'every form of the policies' 'review-sheet contract-review quotation contract shipping-note finished-goods demand-plan change-notice outsourcing-request summary' \
	"$(form -F csv | sed 1d | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//')"

# on KIND NUMBER PATTERN...: the form in Chinese as text says these
on() {
	on_kind=$1 on_number=$2
	shift 2
	on_text=$(form "$on_number" --kind "$on_kind" --chinese)
	for on_pattern in "$@"; do
		like "$on_kind: $on_pattern" "*$on_pattern*" "$on_text"
	done
}
on review-sheet "$so" 评审报价单 长江泵业 重点客户*是 隔膜泵 'GB/T*7782' 36746.91 正常接单 生产部*是*王强 总经理
on contract-review "$so" 合同评审表 2026-11-24 '王强,张敏,李莎' 所需工作日 技术部*3*张敏 采购部*2
on quotation "$qt" 报价单 "$so" 2026-12-31 1200.00 12.3456 4680.00 41524.01 刘副总 客户
on contract "$ct" 合同 韩梅 李莎 41524.01 scan.pdf
on shipping-note "$dn" 发货通知单 下单时间*产品名称*数量*到货时间*特殊要求*下单编号*经手人*发货申请人 武汉市 SF123456789
on finished-goods "$fg" 产成表 B2611-07 隔膜泵 质检部
new=$(order-new -k new -c C001 --due 2026-12-20 -i P100 --qty 30 --quality q --as lisa)
dp=$(order-review demand "$new" --product '新泵' --purpose '污水' --standard 'GB/T 1' --yearly 500 --target-price 900 \
	--needed 2026-12-20 --reason '客户要求' --as lisa)
approve "$dp" --as vp
on demand-plan "$dp" 产品需求计划单 新泵 污水 500 900.00 刘副总
first=$so
produced
cn=$(order-change propose "$so" --line 1 --qty 40 --reason '客户加量' --as lisa)
so=$first
on change-notice "$cn" 产品变更通知单 原数量 客户加量
outsource state "$so" --line 2 --reason 没有设备 --as zhang
op=$(outsource request "$so" --line 2 --qty 5 --spec DN20 --quality '食品级' --needed 2026-12-10 --price 10 --reason '产能不足' --as lisa)
on outsourcing-request "$op" 产品外购申请单 食品级软管 产能不足
report submit 2026-11 --dept sales --text '订单增长' --as lisa
on summary 2026-11 月度总结 订单增长 订单*金额 109493.82

is 'in English' yes "$(form "$qt" | grep -q 'Quotation' && echo yes)"
ends 'another kind' 66 '*review-sheet, contract-review*' form "$so" --kind quotation
ends 'a document without a form' 66 '*no paper form*' form "$sr"
ends 'a number that is none' 66 '*' form XX1
ends 'not as a list' 64 '*text, html, pdf*' form "$qt" -F csv
is 'no line is too long' yes "$([ "$(form "$so" --chinese | wc -L)" -le 80 ] && echo yes)"
is 'pages of 60 lines' 60 "$(form "$so" | wc -l)"

# A long order runs over pages, with its headings on each.
set --
for line in $(seq 120); do set -- "$@" -i P100 --qty "$line" --spec "规格 $line"; done
long=$(order-new -c C001 --due 2026-12-20 --quality 'GB/T 7782' "$@" --as lisa)
form "$long" --chinese >long.txt
is 'six pages' 6 "$(grep -c '评审报价单' long.txt)"
is 'headings on each' 5 "$(grep -c '^ *行 ' long.txt)"
like 'numbered' '*6 / 6*' "$(tail -1 long.txt)"
is 'every line' 120 "$(grep -c '规格 [0-9]' long.txt)"

does 'PDF' form "$long" --chinese -F pdf -o long.pdf
ends 'a PDF of nothing leaves nothing' 66 '*' form SO202611-0099 -F pdf -o none.pdf
is 'indeed' no "$([ -e none.pdf ] && echo yes || echo no)"
is 'it is one' '%PDF' "$(head -c 4 long.pdf)"
does 'HTML' form "$so" --chinese -F html -o so.html
is 'with its code' 1 "$(grep -c '<svg class="code"' so.html)"
is 'nothing from outside' 0 "$(grep -cE 'https?:|src=|@import|url\(' so.html)"
if command -v pdftotext >/dev/null; then
	pdftotext -layout long.pdf - >long.txt
	is 'headings on each page' "$(pdfinfo long.pdf | sed -n 's/^Pages: *//p')" "$(grep -c '产品编号' long.txt)"
	is 'every line of it' 120 "$(grep -c '规格 [0-9]' long.txt)"
	like 'A4' '595*841*A4*' "$(pdfinfo long.pdf | sed -n 's/^Page size: *//p')"
	is 'every font is embedded' '' "$(pdffonts long.pdf | sed 1,2d | awk '$(NF - 4) != "yes"')"
else
	skip 'there is no pdftotext here'
fi

# Workbooks.
cell() { unzip -p "$1" "xl/worksheets/sheet$2.xml" | tr '>' '\n' | sed -n "/<c r=\"$3\"/,/<\/v/p" | sed -n 's|</v||p'; }
does 'a workbook' order-list -F xlsx -o orders.xlsx
if command -v unzip >/dev/null; then
	does 'is a whole archive' unzip -tq orders.xlsx
	is 'an amount is a number' 36746.91 "$(cell orders.xlsx 1 J2)"
	is 'a day is one' 46376 "$(cell orders.xlsx 1 G2)"
	like 'its heading stays' '*ySplit="1"*' "$(unzip -p orders.xlsx xl/worksheets/sheet1.xml)"
	customer add C002 --name '=1+1'
	customer list -F xlsx -o customers.xlsx
	is 'text that looks like a formula is text' 0 "$(unzip -p customers.xlsx xl/worksheets/sheet1.xml | grep -c '<f>')"
	report month 2026-11 -F xlsx --chinese >month.xlsx
	like 'in Chinese' '*指标*' "$(unzip -p month.xlsx xl/sharedStrings.xml)"
	is 'the same bytes again' '' "$(report month 2026-11 -F xlsx --chinese | cmp - month.xlsx)"
	does 'of a whole order' order-show "$so" -F xlsx -o so.xlsx
	like 'a sheet for each part' '*name="signatures"*' "$(unzip -p so.xlsx xl/workbook.xml)"
else
	skip 'there is no unzip here'
fi
ends 'a full device' 74 '*' order-list -F xlsx -o /dev/full
plan
