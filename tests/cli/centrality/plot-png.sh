actorgraph centrality -q --years 2001..2022 -m degree --plot "$scratch/h.png"
