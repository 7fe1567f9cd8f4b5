actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --camps 1
