# needs: python3
awk 'BEGIN { print "from,to,since,until"
    for (i = 0; i < 60000; i++) printf "a%d,b%d,%d,%d\n", i * 7919 % 701, i * 104729 % 809, 1000 + i % 900, 1200 + i % 900 }' >"$scratch/ties.csv"
python3 "$TOP/tests/tools/interrupt.py" actorgraph centrality "$scratch/ties.csv" --map from=from,to=to,since=since,until=until,kind:cooperation \
    --years 1000..1900 -m betweenness,closeness,constraint --jobs 3 -o "$scratch/out.csv"
ls -A "$scratch"
