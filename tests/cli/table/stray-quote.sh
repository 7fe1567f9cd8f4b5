printf 'from,to\nA,B"c\nA,"B"c\n' >"$scratch/x.csv"; actorgraph info -q "$scratch/x.csv" 2>&1 | sed 's|.*/||'
