#compdef @COMMANDS@
# Completion for zsh: every command knows itself what may stand next.
local -a found
found=("${(@f)$("${words[1]}" --complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
if [[ -n $found[1] ]]; then
	compset -P '--*='
	compadd -- $found
else
	_files
fi
