actorgraph render --year 1900 net.json | head -c 5
