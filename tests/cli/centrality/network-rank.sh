actorgraph centrality --network --rank
