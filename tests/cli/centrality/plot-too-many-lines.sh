actorgraph centrality -q -g "$TOP/graphs/central-asia.json" --years 2001..2022 -m degree --plot-as lines --plot "$scratch/h.svg"
