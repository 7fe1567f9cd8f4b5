actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --years 2006,2019 --format csv
