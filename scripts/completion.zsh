#compdef @COMMANDS@
# Completion for zsh: every command knows itself what may stand next.
# The words are taken out of their quotes, and nothing of them is evaluated; compadd quotes what it puts on the line.
local -a found
found=("${(@f)$("${words[1]}" --complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
if [[ -n $found[1] ]]; then
	compset -P '--*='
	compadd -- $found
else
	_files
fi
