actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --show ties
