actorgraph centrality -q --from 2001 --to 2022 --step 1w -m degree --plot-as heat --plot "$scratch/h.svg"
