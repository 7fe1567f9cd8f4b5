actorgraph centrality --jobs 0
