# needs: script
script -qec "actorgraph centrality -q --years 2001..2022 -m degree -o $scratch/x.csv" /dev/null </dev/null; wc -l <"$scratch/x.csv"
