# The apostrophe that guards text against spreadsheets is no part of it.
printf "from,to,date,note\nA,B,2001,'=1+1\nA,B,2002,''=1\nA,B,2003,'tis\n" >"$scratch/x.csv"
actorgraph convert -g "$scratch/x.csv" -q | grep -o '"note.*'
