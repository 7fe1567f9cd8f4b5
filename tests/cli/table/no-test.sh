actorgraph info ties.csv --map from=state1,to=state2 --where value
