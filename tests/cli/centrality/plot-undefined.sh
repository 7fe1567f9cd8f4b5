# needs: gnuplot
# Gaps where the actor is not there; a measure that is undefined throughout says so.
cd "$scratch"
actorgraph centrality -q --years 2001..2022 -m closeness,degree -a DAESH,CSTO --plot u.svg >/dev/null
grep -o '<text>[^<]*</text>' u.svg | grep -E '[a-z]'
