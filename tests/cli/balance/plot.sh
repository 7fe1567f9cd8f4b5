# needs: gnuplot
cd "$scratch"
actorgraph balance -q --years 2001..2022 --plot b.svg --format csv | wc -l
xmllint --noout b.svg && grep -o '<text>[^<]*</text>' b.svg | grep -vE '>[0-9.]*<' | sort -u
actorgraph balance -q --years 2001..2022 --plot b.pdf --lang ru --style bw --width 85mm >/dev/null && pdftotext b.pdf - | head -n 1
