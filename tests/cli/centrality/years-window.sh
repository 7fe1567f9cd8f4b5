actorgraph centrality -q --years 2010..2012 --window 3y -m degree -a china
