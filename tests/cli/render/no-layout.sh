actorgraph render -g "$TOP/graphs/tajikistan-china.json" --layout fixed
