actorgraph centrality -v --year 2019 -m degree,closeness -a China net.json
