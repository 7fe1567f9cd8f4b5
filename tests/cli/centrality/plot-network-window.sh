actorgraph centrality -q --year 2019 --network --plot "$scratch/h.svg"
