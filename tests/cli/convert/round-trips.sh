cd "$scratch"
# What carries all of a graph returns it, byte for byte in canonical form; what does not says what it leaves out.
for graph in "$TOP"/graphs/*ia.json "$TOP"/tests/schema/good/*.json; do
    actorgraph convert -q "$graph" -o a.json
    for format in graphml gexf; do
        actorgraph convert "$graph" -q -o "b.$format" && actorgraph convert -q "b.$format" -o b.json &&
            cmp a.json b.json || echo "not the same: $graph as $format"
    done
    # From one format into another, and back.
    actorgraph convert -q b.graphml -o c.gexf && actorgraph convert -q c.gexf -o c.graphml &&
        actorgraph convert -q c.graphml -o c.json && cmp a.json c.json
done
