# needs: python3
# The actors stand where a figure of either year has them.
for year in 2006 2019; do actorgraph render -g "$TOP/graphs/central-asia.json" --year $year -o "$scratch/$year.svg"; done
actorgraph diff 2006 2019 -g "$TOP/graphs/central-asia.json" --figure "$scratch/f.svg" --actor Russia >"$scratch/out"
python3 "$TOP/tests/tools/panels.py" "$scratch"/f.svg "$scratch"/2006.svg "$scratch"/2019.svg
grep -c 'class="tie' "$scratch/f.svg"
