actorgraph centrality --years 2001..2022 --year 2019
