actorgraph render --years 1700,1701 -g toy.csv
