actorgraph centrality -q --years 1700..1800
