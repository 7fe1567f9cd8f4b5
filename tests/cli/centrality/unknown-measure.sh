actorgraph centrality -m betweeness
