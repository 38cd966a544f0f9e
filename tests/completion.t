#!/bin/sh
# What may stand next on a command line, from the tables and the database, and how three shells ask for it.
# shellcheck source=lib.sh disable=SC2016
. "${0%/*}/lib.sh"
factory
may() { # COMMAND WORDS...: the candidates
	command=$1
	shift
	"$command" --complete "$@" | tr '\n' ' ' | sed 's/ $//'
}
received
received
report finding record 1.7 --dept qc --text 'no batch' --as hr >/dev/null
is 'findings' HF202611-0001 "$(may report finding show '')"
is 'clauses' '1.7' "$(may report finding record 1.7)"
is 'verbs' 'list show open opinion conclude days demand decide' "$(may order-review '')"
is 'that begin so' 'open opinion' "$(may order-review op)"
is 'of two words' 'add edit import' "$(may ordflow user '')"
is 'orders, the newest first' 'SO202611-0002 SO202611-0001' "$(may order-review open '')"
is 'that begin so' SO202611-0001 "$(may order-show SO202611-0001)"
is 'none of them' '' "$(may order-show QT)"
is 'any document: its letters first' 'SO SR SC' "$(may approve S)"
is 'then its number' SO202611-0002 "$(may approve SO202611-0002)"
is 'one kind or the other' 'SO202611-0002 SO202611-0001' "$(may payment invoice '')"
is 'options' '--db --dry-run --depts' "$(may order-review open SO202611-0001 --d)"
is 'not of another verb' '' "$(may order-review opinion SO202611-0001 --dep | sed 's/--dept$//')"
is 'an option of words' 'custom regular new' "$(may order-new --kind '')"
is 'by its letter' custom "$(may order-new -k cu)"
is 'states' 'in-review in-production inspected' "$(may order-list --state in)"
is 'customers' C001 "$(may order-new -c '')"
is 'products' 'P100 P200' "$(may order-new -c C001 --item P)"
is 'a code by itself' 'P100 P200' "$(may product edit '')"
is 'people' 'wang warehouse workshop' "$(may todo --as w)"
is 'days' '2026-11-24 2026-11-25' "$(may order-new --due 2026-11-2 | cut -d' ' -f1-2)"
is 'months' '2026-11 2026-10' "$(may report month 2026-1 | cut -d' ' -f1-2)"
is 'formats' 'csv' "$(may order-list -F c)"
is 'settings' 'reply-clock' "$(may ordflow setting reply)"
is 'words of an operand' 'holiday workday' "$(may ordflow calendar set 2026-11-25 '')"
is 'behind an equals sign' 'P100 P200' "$(may order-new --item=P)"
is 'as bash takes it apart' 'P100 P200' "$(may order-new --item = P)"
is 'and where nothing stands behind it yet' 'C001' "$(may order-new --customer =)"
is 'which is no operand' 'SO202611-0002 SO202611-0001' "$(may order-review open --as=lisa '')"
is 'free text: nothing' '' "$(may order-new --note '')"
is 'no database: nothing' '' "$(may order-show --db nowhere.db '')"
is 'nor a word of it' '' "$(order-show --complete --db nowhere.db '' 2>&1)"
is 'with one that is named' 'SO202611-0002 SO202611-0001' "$(may order-show --db "$ORDFLOW_DB" '')"
is 'nobody needs a role for it' SO202611-0001 "$(INJECT_UID=65534 may order-show SO202611-0001)"

script() { sed "s/@COMMANDS@/$2/g" "$tests/../scripts/completion.$1"; }
wanted='SO202611-0002 SO202611-0001'
if command -v bash >/dev/null; then
	script bash 'order-show order-new' >completion.bash
	is 'bash' "$wanted" "$(bash -c '. ./completion.bash; COMP_WORDS=(order-show SO2); COMP_CWORD=1; _ordflow; echo "${COMPREPLY[*]}"')"
	is 'an empty word' "$wanted" "$(bash -c '. ./completion.bash; COMP_WORDS=(order-show ""); COMP_CWORD=1; _ordflow; echo "${COMPREPLY[*]}"')"
	is 'a value behind =' 'C001' "$(bash -c '. ./completion.bash; COMP_WORDS=(order-new --customer = C); COMP_CWORD=3; _ordflow; echo "${COMPREPLY[*]}"')"
	is 'for each of them' 2 "$(bash -c '. ./completion.bash; complete -p order-show order-new' | grep -c _ordflow)"
else
	skip 'there is no bash'
fi
if command -v zsh >/dev/null; then
	script zsh order-show >_ordflow
	is 'zsh' "$wanted" "$(zsh -fc 'compadd() { shift; print -- "$@" }; compset() { }; _files() { print files }; words=(order-show SO2); CURRENT=2; . ./_ordflow')"
	is 'and files where there is nothing else' files "$(zsh -fc 'compadd() { shift; print -- "$@" }; compset() { }; _files() { print files }; words=(order-new --import ""); CURRENT=3; . ./_ordflow')"
else
	skip 'there is no zsh'
fi
if command -v fish >/dev/null; then
	script fish order-show >order-show.fish
	is 'fish, behind =' '--format=csv' "$(fish -c '. ./order-show.fish; complete -C "order-show --format=cs"')"
	is 'fish' 'SO202611-0001 SO202611-0002' "$(fish -c '. ./order-show.fish; complete -C "order-show SO2"' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
else
	skip 'there is no fish'
fi

# Nothing that was recorded is run, whichever shell puts it on a line: what no code may have isn't offered, and what is
# offered is quoted. `odd` is a command that offers anything at all.
sql "insert into customer (code, name) values ('CX\$(>pwned)', 'x'), ('CY\`>pwned\`', 'x'), ('CZ;>pwned', 'x'), ('C(7)', 'x')"
is 'of older rows those that are codes' 'C(7) C001' "$(may order-list -c C)"
does 'they are still listed' customer show 'CX$(>pwned)'
does 'and edited' customer edit 'CX$(>pwned)' --name y --as lisa
sql "insert into person (login, name) values ('w\$(>pwned)', 'x')"
is 'people likewise' 'wang warehouse workshop' "$(may todo --as w)"
mkdir odd
cat >odd/odd <<'END'
#!/bin/sh
if [ "$1" = --complete ]; then
	printf '%s\n' "$ODD"
else
	printf '%s\n' "$1" >got.new
	mv got.new got
fi
END
chmod +x odd/odd
PATH=$home/odd:$PATH
export ODD quote
odds() { # SHELL: run it with each odd candidate; which were run, or came as something else
	for ODD in 'CX$(>pwned)' 'CX`>pwned`' 'CX;>pwned' 'CX&>pwned' 'CX|>pwned' 'CX>pwned' "CX'>pwned" 'CX">pwned' 'CX\>pwned' \
		'CX >pwned' 'CX!!>pwned' 'CX(7)' 'CX*' 'CX{a,b}' 'CX泵~'; do
		rm -f got pwned
		"$1" >shell.out 2>&1
		[ ! -e pwned ] || echo "ran $ODD"
		[ "$(cat got 2>/dev/null)" = "$ODD" ] || echo "$ODD came as $(cat got 2>/dev/null)"
	done
}
if command -v bash >/dev/null; then
	script bash odd >odd.bash
	bash_odd() { bash -c '. ./odd.bash; COMP_WORDS=(odd CX); COMP_CWORD=1; _ordflow; eval "odd ${COMPREPLY[0]}"'; }
	is 'bash quotes' '' "$(odds bash_odd)"
	# shellcheck disable=SC2089,SC2090
	for quote in "'" '"'; do
		unsafe=''
		for ODD in 'CX$(>pwned)' 'CX`>pwned`' "CX'\$(>pwned)" "CX'';>pwned;'" 'CX";>pwned;"' 'CX\";>pwned;"' "CX'\"\$(>pwned)"; do
			bash -c '. ./odd.bash; COMP_WORDS=(odd "${quote}CX"); COMP_CWORD=1; _ordflow
				[ ! "$COMPREPLY" ] || eval "odd $quote${COMPREPLY[0]}$quote"' >shell.out 2>&1
			[ ! -e pwned ] || unsafe="$unsafe $ODD"
			rm -f pwned
		done
		is "and within $quote nothing that it can't" '' "$unsafe"
	done
	ODD='CX(7)'
	is 'what was quoted goes on' 'CX\(7\)' \
		"$(bash -c '. ./odd.bash; COMP_WORDS=(odd "CX\\(" ); COMP_CWORD=1; _ordflow; echo "${COMPREPLY[*]}"')"
	is 'the words before it come out of their quotes' SO202611-0001 \
		"$(bash -c '. ./completion.bash; COMP_WORDS=(order-show --db "\"$ORDFLOW_DB\"" SO202611-0001); COMP_CWORD=3; _ordflow
			echo "${COMPREPLY[*]}"')"
	if has_terminals; then
		ODD='CX$(>pwned)'
		rm -f got pwned
		printf 'odd CX\t\nexit\n' | script -qec "env -u LD_PRELOAD bash --norc --rcfile $home/odd.bash -i" /dev/null >shell.out 2>&1
		is 'at a terminal too' "$ODD" "$(cat got 2>/dev/null)"
		is 'and nothing ran' no "$([ -e pwned ] && echo yes || echo no)"
	fi
fi
if command -v zsh >/dev/null && zsh -fc 'zmodload zsh/zpty' 2>/dev/null; then
	mkdir -p functions
	script zsh odd >functions/_odd
	cat >odd.zsh <<'END'
zmodload zsh/zpty
zpty shell 'env -u LD_PRELOAD PS1= HISTFILE= TERM=dumb zsh -fi'
zpty -w shell 'zmodload zsh/complete; zle -C odd complete-word try; try() { . functions/_odd }; bindkey "^I" odd; print re""ady'
zpty -r -m shell ready '*ready*'
zpty -w shell $'odd CX\t'
for (( tries = 0; tries < 200; tries++ )); do
	[[ -e got ]] && break
	sleep 0.05
done
zpty -d shell
END
	zsh_odd() { timeout 30 zsh -f odd.zsh; }
	is 'zsh quotes' '' "$(odds zsh_odd)"
fi
if command -v fish >/dev/null; then
	script fish odd >odd.fish
	fish_odd() { fish -c '. ./odd.fish; eval odd (complete --escape -C "odd CX" | string split -f1 \t)[1]'; }
	is 'fish quotes' '' "$(odds fish_odd)"
fi
plan
