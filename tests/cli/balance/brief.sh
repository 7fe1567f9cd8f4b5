actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --years 2012..2017 --format table
