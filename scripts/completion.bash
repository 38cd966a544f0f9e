# shellcheck shell=bash
# Completion for bash: every command knows itself what may stand next.
# What it offers is quoted, since bash puts it on the command line as it is. Nothing of the line is evaluated
# here: quotes and backslashes are taken off the words, and nothing more.
_ordflow() {
	local IFS=$'\n' word quote=${COMP_WORDS[COMP_CWORD]:0:1}
	local -a words=("${COMP_WORDS[@]:1:COMP_CWORD}")
	words=("${words[@]//[\\\"\']/}")
	COMPREPLY=()
	while IFS= read -r word; do
		case $quote in
		[\"\'])	# Within quotes only what has no meaning in them.
			[[ $word == *[\"\'\\\$\`\!]* || $word == *[[:cntrl:]]* ]] || COMPREPLY+=("$word")
			;;
		*)
			printf -v word %q "$word"
			COMPREPLY+=("$word")
			;;
		esac
	done < <("${COMP_WORDS[0]}" --complete "${words[@]}" 2>/dev/null)
}
complete -o bashdefault -o default -F _ordflow @COMMANDS@
