actorgraph render --year 2019 >"$scratch/net.svg" && grep -c "<svg " "$scratch/net.svg"
