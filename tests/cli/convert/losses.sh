cd "$scratch"
for format in graphml gexf pajek dl dot; do
    echo "- $format" >&2
    actorgraph convert "$TOP/graphs/tajikistan-china.json" --format "$format" >/dev/null
done
