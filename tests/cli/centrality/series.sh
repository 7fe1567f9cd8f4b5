actorgraph centrality -q --years 2018..2020 -m strength,closeness -a china,russia --delta
