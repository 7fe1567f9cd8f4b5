# needs: python3
actorgraph render -g "$TOP/graphs/tajikistan-china.json" --years 2004..2012 -o "$scratch/net-%Y.svg" && ls "$scratch"
python3 "$TOP/tests/tools/panels.py" "$scratch"/*.svg
actorgraph render -g "$TOP/graphs/tajikistan-china.json" --years 2004..2012 --window 3y --step 4y -o "$scratch/w-%Y.pdf" && ls "$scratch"/*.pdf | sed 's|.*/||'
