printf '\357\273\277from,to\r\nA,B\r\n\r\nC,D\r\n' >"$scratch/x.csv"; actorgraph info -q "$scratch/x.csv" | grep '^ties	all'
