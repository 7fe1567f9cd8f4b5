# needs: gnuplot
cd "$scratch"
for name in a b; do actorgraph bloc Tajikistan -q --years 2010..2020 --draws 50 --plot $name.pdf --style bw --width 85mm >/dev/null; sleep 1.1; done
cmp a.pdf b.pdf && pdfinfo a.pdf | grep -E 'Page size|CreationDate'
pdftotext a.pdf - | head -n 3
