actorgraph centrality -q --years 2001..2022 -m degree --top 2 --width 25mm --plot "$scratch/h.svg"
