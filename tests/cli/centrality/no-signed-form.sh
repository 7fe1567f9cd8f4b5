actorgraph centrality --sign signed -m pagerank
