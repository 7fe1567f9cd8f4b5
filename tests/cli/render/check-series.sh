# Every figure of a series is checked, none is written, nor are positions.
actorgraph render --check -g "$TOP/graphs/central-asia.json" --years 2016,2019 --width 50mm -o "$scratch/net-%Y.svg" --positions "$scratch/places.tsv"
status=$?
ls "$scratch"
exit $status
