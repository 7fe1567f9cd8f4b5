printf 'actor\ty\tx\n' >"$scratch/p.tsv"
cd "$scratch" && actorgraph render -g "$TOP/graphs/tajikistan-china.json" --positions p.tsv -o p.svg
