actorgraph render -g "$TOP/graphs/central-asia.json" --size-by fame
