actorgraph centrality --top 0
