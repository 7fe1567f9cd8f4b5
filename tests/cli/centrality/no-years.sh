actorgraph centrality --years 2001-2022
