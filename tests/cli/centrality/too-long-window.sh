actorgraph centrality -q --from 2010 --to 2012 --window 5y
