actorgraph ties DAESH -g "$TOP/graphs/tajikistan-china.json" --year 2000
