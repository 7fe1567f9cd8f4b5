printf '' >"$scratch/x.csv"; actorgraph info -q "$scratch/x.csv" 2>&1 | sed 's|.*/||'
