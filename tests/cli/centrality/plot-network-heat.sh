actorgraph centrality -q --years 2001..2022 --network --plot-as heat --plot "$scratch/h.svg"
