echo old >"$scratch/info.csv"; actorgraph info -o "$scratch/info.csv" broken.json; cat "$scratch/info.csv"
