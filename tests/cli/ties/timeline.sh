# needs: gnuplot
cd "$scratch"
actorgraph ties Tajikistan -q --timeline t.svg --title 'A & B' | wc -l
xmllint --noout t.svg && grep -o '<text>[^<]*</text>' t.svg
