actorgraph info ties.csv --map from
