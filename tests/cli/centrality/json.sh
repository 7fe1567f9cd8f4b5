actorgraph centrality -q --year 2006 -m degree,pagerank,pn --format json -a TJK,CHN
