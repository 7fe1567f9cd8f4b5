# needs: python3
for by in betweenness strength_net constraint; do
    actorgraph render -g "$TOP/graphs/tajikistan-china.json" --years 2006,2019 --size-by $by -o "$scratch/f.svg"
    python3 "$TOP/tests/tools/panels.py" "$scratch/f.svg"
    grep -o '>size: [^<]*' "$scratch/f.svg"
done
