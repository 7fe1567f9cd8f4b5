actorgraph render -g "$TOP/graphs/tajikistan-china.json" --layout anchored:2
