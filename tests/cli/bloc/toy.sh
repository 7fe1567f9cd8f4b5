# The toy that the manual works by hand.
actorgraph bloc T -g blocs.json --year 2001 --blocs X,Y --draws 50 --format table
