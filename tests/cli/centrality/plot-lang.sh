# needs: gnuplot
cd "$scratch"
actorgraph centrality -q --years 2001..2022 -m strength -a CHN,RUS --lang ru --plot r.svg >/dev/null
grep -o '<text>[^<]*</text>' r.svg | grep -vE '>[0-9.]*<'
