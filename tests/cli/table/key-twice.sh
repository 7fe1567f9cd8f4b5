actorgraph info ties.csv --map from=state1,from=state2
