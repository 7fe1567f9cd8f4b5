actorgraph centrality --damping 1
