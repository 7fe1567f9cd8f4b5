actorgraph centrality -q --step 10y -m degree -a TJK
