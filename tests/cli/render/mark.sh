# Bands lie below the ties that balance names, dashed where only some best splits frustrate them.
g=$TOP/graphs/central-asia.json
actorgraph render -g "$g" --year 2018 --mark frustrated -o "$scratch/f.svg"
grep -A1 'class="frustrated"' "$scratch/f.svg" | grep -oE 'stroke="[^"]*"|stroke-dasharray'
grep -oE '>(frustrated[^<]*)<' "$scratch/f.svg"
grep -oE '^[^<]*, frustrated in some best splits|<title>[^<]*, frustrated in some best splits' "$scratch/f.svg"
actorgraph balance -g "$g" --year 2018 --show ties
for style in color bw presentation; do
    actorgraph render -g "$g" --year 2018 --mark frustrated --style $style --check && echo "$style passes"
done
