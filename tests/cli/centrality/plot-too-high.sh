actorgraph centrality -q -g "$TOP/graphs/central-asia.json" --years 2001..2022 --plot "$scratch/h.svg"
