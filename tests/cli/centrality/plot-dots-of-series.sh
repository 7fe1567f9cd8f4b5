actorgraph centrality -q --years 2001..2022 -m degree --plot-as dots --plot "$scratch/h.svg"
