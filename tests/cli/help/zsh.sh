# needs: zsh
actorgraph help --completion zsh >"$scratch/a" && zsh -n "$scratch/a"
