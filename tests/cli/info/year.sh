actorgraph info --year 2019 --verbose net.json
