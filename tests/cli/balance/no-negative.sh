actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --year 2019 --kind cooperation --format table
