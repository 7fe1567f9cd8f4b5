# needs: python3
for style in color bw; do
    actorgraph diff 2012 2018 -g flip.json --style $style --figure "$scratch/f.svg" >"$scratch/out" &&
        python3 "$TOP/tests/tools/strokes.py" "$scratch/f.svg"
    python3 "$TOP/tests/tools/panels.py" "$scratch/f.svg"
done
