actorgraph info ties.csv --map from=state1,to=state2 --actors states.csv --actor-map name=label
