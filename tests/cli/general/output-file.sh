actorgraph info -o "$scratch/info.csv" net.json && head -n 3 "$scratch/info.csv" && ls -A "$scratch"
