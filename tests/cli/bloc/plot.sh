# needs: gnuplot
actorgraph bloc Tajikistan -q --years 2001..2022 --poles China,Russia --draws 200 --plot "$scratch/lead.svg" --format csv | wc -l
actorgraph bloc Tajikistan -q --years 2001..2022 --poles China,Russia --draws 200 --plot "$scratch/again.svg" --jobs 3 --format csv >/dev/null
cd "$scratch"
sed 's/again.svg/lead.svg/' again.svg | cmp lead.svg && grep -o '<text>[^<]*</text>' lead.svg
xmllint --noout lead.svg
