actorgraph info ties.csv --map from=state1
