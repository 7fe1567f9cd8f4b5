actorgraph centrality -q --year 2019 --min-weight 1000 --isolates no -m degree
