printf 'from,to\nA,B\0\n' >"$scratch/x.csv"; cd "$scratch" && actorgraph info x.csv
