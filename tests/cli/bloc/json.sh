actorgraph bloc T -g blocs.json --year 2001 --blocs X,Y --draws 200 --seed 7 --drop types,ties,sources --format json
