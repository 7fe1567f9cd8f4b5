actorgraph info --half-life 3 net.json
