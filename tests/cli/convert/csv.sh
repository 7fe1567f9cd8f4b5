actorgraph convert net.json -o "$scratch/ties.csv" --actors-to "$scratch/actors.csv" --codebook-to "$scratch/types.csv"
cat "$scratch/ties.csv" "$scratch/actors.csv" "$scratch/types.csv"
