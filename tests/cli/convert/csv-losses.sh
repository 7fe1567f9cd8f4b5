actorgraph convert net.json --format csv >"$scratch/x.csv"
