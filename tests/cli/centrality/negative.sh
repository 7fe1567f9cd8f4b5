actorgraph centrality -q --year 2019 -m degree,strength,pagerank --sign negative
