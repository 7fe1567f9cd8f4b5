ln -s target.svg "$scratch/link.svg"
touch "$scratch/target.svg"
actorgraph render -o "$scratch/link.svg" net.json && readlink "$scratch/link.svg" && head -c 5 "$scratch/target.svg"
