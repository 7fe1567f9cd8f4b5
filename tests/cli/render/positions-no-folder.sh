actorgraph render -g "$TOP/graphs/tajikistan-china.json" --positions no/such/p.tsv -o "$scratch/p.svg"
ls "$scratch"
