actorgraph centrality -q --year 2019 -m paths,walks --direction follow
