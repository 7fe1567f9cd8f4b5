# needs: python3
g=$TOP/graphs/central-asia.json
for by in bloc camp; do
    actorgraph render -g "$g" --year 2018 --color-by $by --highlight Iran -o "$scratch/f.svg"
    python3 "$TOP/tests/tools/fills.py" "$scratch/f.svg"
done
actorgraph render -g "$g" --years 2016,2018 --color-by camp --lang ru -o "$scratch/f.svg"
grep -o '>лагерь [12]<\|>вне лагерей<' "$scratch/f.svg"
