printf "from,to,date\n" >"$scratch/x.csv"; actorgraph convert "$scratch/x.csv"
