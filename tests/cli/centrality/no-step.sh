actorgraph centrality --years 2001..2022 --step 1x
