actorgraph render -g "$TOP/graphs/central-asia.json" --blocs SCO
