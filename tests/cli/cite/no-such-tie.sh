actorgraph cite -g "$TOP/graphs/tajikistan-china.json" --ties none
