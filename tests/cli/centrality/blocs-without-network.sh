actorgraph centrality --blocs SCO
