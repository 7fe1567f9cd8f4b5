actorgraph balance -g "$TOP/graphs/tajikistan-china.json" --limit soon
