actorgraph similarity -q -g toy.csv --year 2001 --scale 2
