# Some columns under headings of one's own; a page and a line for each window give way to the table.
for format in latex table json; do
    actorgraph bloc Tajikistan -q --years 2016,2022 --poles China,Russia --draws 20 --digits 3 --format $format \
        --columns 'period=Year,bloc=Pole,mean_rank=Mean\, of ranks' | grep -v rule:
done
actorgraph bloc Tajikistan -q --year 2016 --poles China,Russia --draws 20 --columns direct,bloc --format table
