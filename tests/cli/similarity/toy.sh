actorgraph similarity T -g toy.csv --year 2001 --scale 4 --digits 4
