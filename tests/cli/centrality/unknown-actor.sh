actorgraph centrality -q -a Chna
