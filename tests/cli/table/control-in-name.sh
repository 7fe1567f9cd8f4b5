printf 'from,to,from-name\nA,B,"x\ny"\n' >"$scratch/x.csv"; actorgraph centrality -m degree "$scratch/x.csv" 2>&1 | sed 's|: .*/|: |'
