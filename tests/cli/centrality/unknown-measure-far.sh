actorgraph centrality -m xyzzyx
