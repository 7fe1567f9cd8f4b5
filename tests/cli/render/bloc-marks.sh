# needs: python3
# Rings instead of membership ties; the sources of memberships stay in the note.
g=$TOP/graphs/central-asia.json
actorgraph render -g "$g" --year 2010 --bloc-marks -o "$scratch/f.svg"
python3 "$TOP/tests/tools/fills.py" "$scratch/f.svg"
grep -c 'class="tie membership' "$scratch/f.svg"
actorgraph render -g "$g" --year 2010 --bloc-marks --blocs SCO --kind cooperation --only CHN,RUS,TJK,ARM -o "$scratch/f.svg"
python3 "$TOP/tests/tools/fills.py" "$scratch/f.svg"
actorgraph render -g "$g" --years 2001,2005,2013,2020 --bloc-marks -o "$scratch/p.svg"
python3 "$TOP/tests/tools/panels.py" "$scratch/p.svg"
for f in pdf eps png dot; do actorgraph render -g "$g" --year 2010 --bloc-marks -o "$scratch/f.$f" || echo $f; done
