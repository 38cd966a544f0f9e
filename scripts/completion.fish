# Completion for fish: every command knows itself what may stand next.
complete -c @COMMANDS@ -a '(@COMMANDS@ --complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null | string replace -r "^" -- (string match -r -- "^--[^=]*=" (commandline -ct); or echo ""))'
