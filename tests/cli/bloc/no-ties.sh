actorgraph bloc L -g blocs.json --year 2001 --blocs X,Y --format table
