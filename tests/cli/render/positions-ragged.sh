printf 'actor\tx\ty\nRUS\t1\n' >"$scratch/p.tsv"
cd "$scratch" && actorgraph render -g "$TOP/graphs/tajikistan-china.json" --positions p.tsv -o p.svg
