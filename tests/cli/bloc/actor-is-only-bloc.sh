actorgraph bloc X -g blocs.json --year 2001 --blocs X
