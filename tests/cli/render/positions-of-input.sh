actorgraph render -g "$TOP/graphs/tajikistan-china.json" --positions -
