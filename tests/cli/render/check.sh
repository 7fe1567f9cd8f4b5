# A figure that can be printed: quiet, nothing is written.
actorgraph render --check -g "$TOP/graphs/tajikistan-china.json" --year 2019 -o "$scratch/net.pdf" && ls "$scratch"
