# Tables that are read back make the same graph, but for what was said to be lost.
cd "$scratch"
for graph in tajikistan-china central-asia; do
    actorgraph convert "$TOP/graphs/$graph.json" -q | grep -v -E '"(title|license|\$schema)": ' >whole.json
    for ending in csv tsv; do
        actorgraph convert "$TOP/graphs/$graph.json" -q -o ties.$ending --actors-to actors.$ending \
            --codebook-to types.$ending --bibliography-to refs.json
        actorgraph convert ties.$ending --actors actors.$ending --codebook types.$ending --bibliography refs.json |
            diff whole.json - && echo "$graph: the same"
    done
done
