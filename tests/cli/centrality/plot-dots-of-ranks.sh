actorgraph centrality -q --year 2019 -m degree --rank --plot "$scratch/h.svg"
