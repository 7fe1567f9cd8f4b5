actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --show chance
