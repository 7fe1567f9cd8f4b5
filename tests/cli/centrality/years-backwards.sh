actorgraph centrality --years 2022..2001
