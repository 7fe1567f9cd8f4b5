actorgraph bloc X -g blocs.json --year 2001 --blocs X,Y,Z --draws 10 | cut -f 1-8
