tr , ';' <signs.tsv >/dev/null; printf 'from;to\nA;B\n' >"$scratch/x.csv"; actorgraph info -q "$scratch/x.csv" | grep '^ties	all'
