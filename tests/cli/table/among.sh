# A cell with several ids is one claim.
printf 'among,from,to,kind,date\nA; B;C,,,cooperation,2001\n,A,B,rivalry,2002\n' >"$scratch/x.csv"
actorgraph convert -g "$scratch/x.csv" -q | sed -n '/relations/,$p'
