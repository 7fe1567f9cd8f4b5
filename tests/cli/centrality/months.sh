actorgraph centrality -q --year 2016 --step 3m -m strength -a CHN
