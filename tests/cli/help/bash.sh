actorgraph help --completion bash >"$scratch/a" && bash -n "$scratch/a"
source "$scratch/a"
complete_line() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _actorgraph 2>/dev/null; echo "$*: ${COMPREPLY[*]}"; }
complete_line actorgraph re
complete_line actorgraph --co
complete_line actorgraph --color ne
complete_line actorgraph render --st
complete_line actorgraph render --style b
complete_line actorgraph render --style = b
complete_line actorgraph render --kind cooperation,r
complete_line actorgraph help va
