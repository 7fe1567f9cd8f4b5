# needs: gnuplot
# A heat map prints the numbers of the table in its cells: each as often as the table has it.
cd "$scratch"
actorgraph centrality -q --years 2001..2022 -g "$TOP/graphs/central-asia.json" -m strength --plot h.svg --format tsv >h.tsv
tail -n +2 h.tsv | cut -f4 | sort -n | uniq -c >table
grep -oE '<tspan [^>]*>[0-9]+<' h.svg | grep -oE '[0-9]+' | sort -n | uniq -c >cells
cmp table cells && wc -l <table && xmllint --noout h.svg
grep -o '<text>[^<]*</text>' h.svg | grep -vE '>[0-9.]*<'
