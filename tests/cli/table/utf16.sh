printf 'from,to\nA,B\n' | iconv -t UTF-16 >"$scratch/x.csv"; cd "$scratch" && actorgraph info x.csv
