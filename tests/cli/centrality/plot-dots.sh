# needs: gnuplot
cd "$scratch"
actorgraph centrality -q --year 2019 -m degree,closeness --only CHN,TJK,RUS,DAESH --plot d.svg >/dev/null
xmllint --noout d.svg && grep -o '<text>[^<]*</text>' d.svg
