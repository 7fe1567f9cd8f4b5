actorgraph ties Pakistan Russia -g "$TOP/graphs/tajikistan-china.json" --year 2000
