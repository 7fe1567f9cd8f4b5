# needs: gnuplot
cd "$scratch"
for name in a b; do actorgraph centrality -q --years 2001..2022 -m degree --rank --plot-as heat --plot $name.pdf --style bw --width 85mm --lang tr >/dev/null; sleep 1.1; done
cmp a.pdf b.pdf && pdfinfo a.pdf | grep -E 'Page size|CreationDate'
pdftotext -layout a.pdf - | sed -n '1p;/Satır/,$p'
