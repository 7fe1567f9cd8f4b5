actorgraph info ties.csv --map atop
