# shellcheck shell=bash
# Completion for bash: every command knows itself what may stand next.
_ordflow() {
	local IFS=$'\n'
	mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" --complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _ordflow @COMMANDS@
