printf 'actor,weight\nA,-1\n' >"$scratch/w.csv"; actorgraph similarity -q -g toy.csv --weights "$scratch/w.csv"
