actorgraph centrality -q --year 2019 --format table -m degree,betweenness --rank
