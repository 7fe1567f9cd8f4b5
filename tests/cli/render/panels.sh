# needs: python3
bundled=$TOP/graphs
for g in tajikistan-china:2006,2016,2019,2022 central-asia:2001,2005,2013,2020; do
    for w in 85mm 174mm; do
        for l in short name; do
            actorgraph render -g "$bundled/${g%%:*}.json" --years "${g##*:}" --panels 2x2 --width $w --label $l --size-by degree -o "$scratch/p.svg" &&
                python3 "$TOP/tests/tools/panels.py" "$scratch/p.svg"
        done
    done
    actorgraph render -g "$bundled/${g%%:*}.json" --years "${g##*:}" --layout free -o "$scratch/p.svg" &&
        python3 "$TOP/tests/tools/panels.py" --free "$scratch/p.svg"
done
