actorgraph centrality --years 2001..2022 --window 0y
