actorgraph info --year 19 net.json
