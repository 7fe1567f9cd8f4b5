actorgraph info ties.csv
