actorgraph render --years 1990,2001 -g toy.csv >/dev/null
