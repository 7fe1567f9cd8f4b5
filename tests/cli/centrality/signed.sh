actorgraph centrality -q --year 2019 -m signed
