# needs: python3
# A share of 1 is frozen to the last digit, any other one moves actors, and none overlap.
g=$TOP/graphs/central-asia.json
actorgraph render -g "$g" --years 2001,2005,2013,2020 -o "$scratch/f.svg"
for share in 0 0.3 0.6 1; do
    actorgraph render -g "$g" --years 2001,2005,2013,2020 --layout anchored:$share -o "$scratch/a.svg"
    python3 "$TOP/tests/tools/panels.py" --free "$scratch/a.svg"
    python3 "$TOP/tests/tools/panels.py" "$scratch/a.svg" "$scratch/f.svg" | sed -n 1p
done
