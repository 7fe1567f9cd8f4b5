actorgraph centrality --years 2001,2005 --step 1y
