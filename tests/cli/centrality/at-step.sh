actorgraph centrality --at 2019 --step 1m
