# needs: python3
# Two graphs, one numbering of sources, actors matched by name.
actorgraph diff net.json renamed.json --year 2019 --match name --figure "$scratch/f.svg" >"$scratch/out"
python3 "$TOP/tests/tools/strokes.py" "$scratch/f.svg"
grep -o '>Sources: [^<]*' "$scratch/f.svg"
actorgraph render -g net.json --year 2019 -o "$scratch/g.svg"
python3 "$TOP/tests/tools/panels.py" "$scratch/f.svg"
