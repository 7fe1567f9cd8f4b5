# needs: fish
actorgraph help --completion fish >"$scratch/a" && fish -n "$scratch/a"
