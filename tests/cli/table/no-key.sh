actorgraph info ties.csv --map form=state1,to=state2
