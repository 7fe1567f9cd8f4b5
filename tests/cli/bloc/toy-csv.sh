actorgraph bloc T -g blocs.json --year 2001 --blocs X,Y --format csv
