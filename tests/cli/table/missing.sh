actorgraph info missing.csv
