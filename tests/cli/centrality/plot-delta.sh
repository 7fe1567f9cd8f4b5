actorgraph centrality -q --years 2001..2022 -m degree --delta --plot "$scratch/h.svg"
