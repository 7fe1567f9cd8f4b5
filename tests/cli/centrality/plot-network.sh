# needs: gnuplot
cd "$scratch"
actorgraph centrality -q --years 2001..2022 --network -m density,modularity --plot n.svg | head -n 2
grep -o '<text>[^<]*</text>' n.svg | grep -vE '>[0-9.]*<'
