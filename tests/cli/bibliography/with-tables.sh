# Citations of a table are those of the list; what it lacks is said.
printf 'from,to,date,cite\nA,B,2001,nye2004\nA,B,2002,other\n' >"$scratch/x.csv"
actorgraph cite -g "$scratch/x.csv" --bibliography refs.bib 2>&1 | grep -v note:
