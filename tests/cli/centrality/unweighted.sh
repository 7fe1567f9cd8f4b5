actorgraph centrality -q --year 2019 -m strength,betweenness,closeness --unweighted
