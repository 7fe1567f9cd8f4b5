actorgraph centrality -q --from 2010 --to 2019 --window 5y --step 1y -m betweenness --top 2
