actorgraph diff 2016 2019 -g net.json -o "$scratch/d.csv" && head -2 "$scratch/d.csv"
