actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --years 1800..1802
