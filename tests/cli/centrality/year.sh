actorgraph centrality -q --year 2019
