# needs: gnuplot
# Lines for few actors; the table is the same with and without; so is the chart with other jobs.
cd "$scratch"
ask() { actorgraph centrality -q --years 2001..2022 -m strength,closeness --top 3 "$@"; }
ask --plot a.svg >a.tsv && ask >b.tsv && cmp a.tsv b.tsv
ask --plot b.svg --jobs 3 >/dev/null
sed 's/b.svg/a.svg/; s/ --jobs 3//' b.svg | cmp a.svg && xmllint --noout a.svg
grep -o '<text>[^<]*</text>' a.svg | grep -vE '>(−?[0-9.]+)?<' | sort | uniq -c
