actorgraph centrality -q --years 0001..9999 --step 1d
