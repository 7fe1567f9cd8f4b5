# Columns whose names begin with x- are kept; what is JSON stays JSON.
printf 'from,to,date,x-id,x-list,x-word\nA,B,2001,7,"[1, 2]",a word\n' >"$scratch/x.csv"
actorgraph convert -g "$scratch/x.csv" -q | grep from
