actorgraph bloc T -g blocs.json --year 2001 --blocs X,Y --measure direct,D,walk,C,K --draws 0 --format table
