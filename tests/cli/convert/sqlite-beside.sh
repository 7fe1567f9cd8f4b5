cd "$scratch"
# A database with sources of another file, packed, and through a pipe.
actorgraph convert -q "$TOP/graphs/central-asia.json" -o net.db
cp "$TOP/graphs/central-asia.json" net.json
printf '@book{new2020, title = {A new one}, author = {Ana}, year = 2020}\n' >refs.bib
actorgraph convert -q net.json --bibliography refs.bib -o a.json
actorgraph convert -q net.db --bibliography refs.bib -o b.json && cmp a.json b.json && grep -c new2020 b.json
gzip -k net.db
actorgraph convert -q net.json -o a.json
actorgraph convert -q net.db.gz -o b.json && cmp a.json b.json && echo alike
actorgraph centrality -q -g net.json --year 2016 >a.tsv
for graph in net.db.gz net.db; do
    actorgraph centrality -q -g $graph --year 2016 | cmp - a.tsv
    actorgraph centrality -q -g - --year 2016 <$graph | cmp - a.tsv
done
# No tie there: a pipe cannot be read again, and need not be.
actorgraph centrality -q -g - --year 1700 <net.db
actorgraph convert net.json -o net.db --actors-to actors.csv && head -n 2 actors.csv
