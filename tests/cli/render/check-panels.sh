# Sizes are those of the figure, places those of a panel.
printf 'actor\tx\ty\nCHN\t20\t20\nTJK\t26\t21\nRUS\t80\t60\nPAK\t50\t20.5\nAFG\t80\t22\nSCO\t20\t60\nCSTO\t50\t60\nTALIBAN\t20\t90\nDAESH\t80\t90\n' >"$scratch/places.tsv"
cp "$scratch/places.tsv" "$scratch/before.tsv"
actorgraph render --check -g "$TOP/graphs/tajikistan-china.json" --years 2006,2019 --panels 2x1 --positions "$scratch/places.tsv"
status=$?
cmp "$scratch/places.tsv" "$scratch/before.tsv" && exit $status
