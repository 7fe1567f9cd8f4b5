actorgraph centrality -q --year 2019 -m pagerank,katz --restart China --damping 0.5 --attenuation 0.2
