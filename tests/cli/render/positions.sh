# needs: python3
# Written when it is not there, read when it is; an actor that it lacks is added behind its own rows.
g=$TOP/graphs/tajikistan-china.json
actorgraph render -g "$g" --year 2016 --positions "$scratch/p.tsv" -o "$scratch/1.svg" 2>"$scratch/note"
sed "s|$scratch|SCRATCH|" "$scratch/note"
cat "$scratch/p.tsv"
actorgraph render -g "$g" --year 2016 --positions "$scratch/p.tsv" -o "$scratch/2.svg" && cmp "$scratch/1.svg" "$scratch/2.svg" && echo same
actorgraph render -g "$g" --years 2006,2016,2022 --positions "$scratch/p.tsv" -o "$scratch/3-%Y.svg"
python3 "$TOP/tests/tools/panels.py" "$scratch"/[13]*.svg
printf 'actor,x,y\nRussia,10,5\n"CHN",90.5,-3' >"$scratch/p.csv"
actorgraph render -g "$g" --year 2016 --positions "$scratch/p.csv" -o "$scratch/4.svg" --quiet
cat "$scratch/p.csv"
python3 "$TOP/tests/tools/panels.py" "$scratch/4.svg"
grep -c 'positions as given' "$scratch/4.svg"
