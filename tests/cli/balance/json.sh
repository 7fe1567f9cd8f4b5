actorgraph balance -q --year 2019 --format json
