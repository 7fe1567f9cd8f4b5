# Where there is a column for sources, an empty cell says that there is none.
printf 'from,to,date,cite\nA,B,2001,\nB,C,2001,x; y\n' >"$scratch/x.csv"
actorgraph convert -g "$scratch/x.csv" -q | grep from
