actorgraph bloc T -g blocs.json --year 2001 --blocs X,Y --draws 10 -v >/dev/null
