actorgraph render --year 2019 net.json | head -c 5
