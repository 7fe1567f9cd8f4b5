printf 'from,to\nusa,B\nUSA,B\n' >"$scratch/x.csv"; actorgraph info -q "$scratch/x.csv" 2>&1 | sed 's|.*/||'
