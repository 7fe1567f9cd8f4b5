actorgraph bloc T -g blocs.json --year 2001 --blocs X,E,Y --draws 100 --format table
