#!/bin/sh
# Customers, products and carriers: one by one, and by CSV files out and in.
# shellcheck source=lib.sh
. "${0%/*}/lib.sh"
factory

customer add C002 --name '小河 "五金", 有限公司' --potential --address '武汉市江岸区' --contact 赵 --phone 13800000001 \
	--note 'first line
second line'
for what in customer product carrier; do
	$what list -F csv >$what.csv
	before=$(recorded)
	does "$what: what was listed is read" $what import $what.csv
	is "$what: and changes nothing" "$before" "$(recorded)"
	ends "$what: not by anybody" 77 '*' $what import $what.csv --as chairman
	ends "$what: a file that isn't there" 66 '*none.csv*' $what import none.csv
	printf 'name\nx\n' >bad.csv
	ends "$what: a code is needed" 65 "*bad.csv:1: column 'code': is missing*" $what import bad.csv
	printf 'code,name\nN1,x\n,y\n' >bad.csv
	ends "$what: in every row" 65 '*bad.csv:3: code: is missing*' $what import bad.csv
	printf 'code,name\nN1,x\nN2,\n' >bad.csv
	ends "$what: a new one needs its name" 65 "*bad.csv:3:*$what N2 has no name*" $what import bad.csv
	printf 'code,name,colour\nN1,x,red\n' >bad.csv
	ends "$what: a column that there isn't" 65 "*bad.csv:1:*'colour'*" $what import bad.csv
done

# into another file: the same again
ordflow init --db other.db
for what in customer product carrier; do
	does "$what: into an empty database" $what import $what.csv --db other.db
done
is 'the same customers' "$(customer list -F csv)" "$(customer list -F csv --db other.db)"
# But for the releases: those of a file are nobody's here.
is 'the same products' "$(product list -F csv | cut -d, -f1-7)" "$(product list -F csv --db other.db | cut -d, -f1-7)"
is 'a carrier comes without its approval' '顺丰,2,' "$(carrier list -F csv --db other.db | sed -n 's/^SF,\([^,]*,[^,]*,\).*/\1/p')"

# people, too
ordflow user -F csv >users.csv
before=$(recorded)
does 'out and in again' ordflow user import users.csv
is 'changes nothing' "$before" "$(recorded)"
does 'into an empty database' ordflow user import users.csv --db other.db
is 'the same people' "$(ordflow user -F csv)" "$(ordflow user -F csv --db other.db)"
printf '登录名,姓名,角色,部门负责人\nwu,吴洁,业务员、营销副总,否\nlisa,李莎,业务员，销售内勤,是\n' >office.csv
does 'as an office has them' ordflow user import office.csv --db other.db
is 'a new one' 'wu,吴洁,"sales,vp",false,' "$(ordflow user -F csv --db other.db | grep ^wu)"
is 'another role, and the head' 'lisa,李莎,"clerk,sales",true,' "$(ordflow user -F csv --db other.db | grep ^lisa)"
printf 'login,roles\nx,boss\n' >bad.csv
ends 'no such role' 65 "*'boss' is none of sales,*" ordflow user import bad.csv
printf 'login,roles\nx,\n' >bad.csv
ends 'no role at all' 65 '*bad.csv:2: a person needs a role*' ordflow user import bad.csv
ends 'only admin' 77 '*only admin*' ordflow user import office.csv --as lisa

# as an office has it: Chinese headings, GB18030, a spreadsheet's booleans
printf '客户编号,重点客户,名称\r\nC003,TRUE,深圳水务\r\nC001,否,\r\n' | iconv -t GB18030 >office.csv
does 'an office file' customer import office.csv
is 'a new one' 'C003,深圳水务,true,false,,,,' "$(customer list -F csv | grep ^C003)"
is 'an old one, where the row says something' 'C001,长江泵业,false,false,,,,' "$(customer list -F csv | grep ^C001)"
is 'is one event' 'customer||2' "$(sql 'select action, document from event order by id desc limit 1')|$(ordflow event "$(sql 'select max(id) from event')" -F csv | sed 1d | cut -d, -f3 | sort -u | wc -l)"
printf 'code,key_account\nC001,perhaps\n' >bad.csv
ends 'what is no boolean' 65 "*bad.csv:2: key_account: 'perhaps': neither true nor false*" customer import bad.csv
printf 'code,price\nP100,12.3456789\n' >bad.csv
ends 'what is no price' 65 '*bad.csv:2: price: *' product import bad.csv

# a key knows the file's content
does 'with a key' customer import office.csv --key K1
does 'again' customer import office.csv --key K1
echo 'C004,,x' >>office.csv
ends 'another content' 65 '*' customer import office.csv --key K1

plan
