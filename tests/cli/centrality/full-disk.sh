actorgraph centrality -q --year 2019 >/dev/full
