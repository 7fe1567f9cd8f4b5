printf 'from,to,from\nA,B,C\n' >"$scratch/x.csv"; cd "$scratch" && actorgraph info x.csv
