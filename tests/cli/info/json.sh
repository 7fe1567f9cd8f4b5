actorgraph info --format json --year 2019 net.json
