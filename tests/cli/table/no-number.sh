actorgraph info -q ties.csv --map from=state1,to=state2,weight=pact
