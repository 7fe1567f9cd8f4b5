# needs: zstd
zstd -q -c ties.csv >"$scratch/ties.csv.zst"
actorgraph info -q "$scratch/ties.csv.zst" --map from=state1,to=state2,since=begin | grep -E '^(ties|sources)'
