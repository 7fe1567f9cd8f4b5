cp net.json "$scratch/"$'a\e[31m\nb.json'; cd "$scratch"; actorgraph validate a*
