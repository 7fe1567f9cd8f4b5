actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --draws 10
