actorgraph centrality -q --year 1700
