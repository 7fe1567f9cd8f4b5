actorgraph centrality -q --years 2019,2006,2012..2013,2012 -m degree -a china
