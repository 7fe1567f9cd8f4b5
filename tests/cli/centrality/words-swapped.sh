actorgraph centrality -q --year 2019 --measure pn,signed_eigenvector,net_strength --top 3
