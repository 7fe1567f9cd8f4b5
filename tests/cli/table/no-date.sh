actorgraph info -q ties.csv --map from=state1,to=state2,since=pact
