# Quotes keep delimiters and line ends; quotes that do not close cost their row and no other.
printf '%s\n' 'a,b,day,what' '"North, ""Old"" Rebels","Army
of Redland",30 June 2022,190' 'x,"y,1 July 2022,190' 'Army of Redland,"North, ""old"" rébels",2022-07-02,190' >"$scratch/e.csv"
cd "$scratch" && actorgraph ingest --layout csv e.csv --map from=a,to=b,date=day,code=what | grep '"'
