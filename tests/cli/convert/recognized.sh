cd "$scratch"
# By the ending, else by how it begins; standard input; or as it is told.
graph=$TOP/tests/cli/data/net.json
actorgraph convert -q "$graph" -o a.json
for format in graphml gexf; do
    actorgraph convert -q "$graph" --format $format >"$format.xml"
    actorgraph convert -q "$format.xml" | cmp - a.json
    actorgraph convert -q - <"$format.xml" | cmp - a.json
    cp "$format.xml" told
    actorgraph convert -q told --read $format | cmp - a.json
done
iconv -f UTF-8 -t UTF-16 graphml.xml | sed 's/x/x/' >wide.xml
actorgraph convert -q "$graph" --format graphml | sed 's/encoding="UTF-8"/encoding="UTF-16"/' | iconv -f UTF-8 -t UTF-16 >wide
actorgraph convert -q wide | cmp - a.json
actorgraph convert -q "$graph" --format pajek >p
actorgraph convert -q p | head -n 1
actorgraph convert -q "$graph" --format dl >d
actorgraph info -q d | grep '^ties.all'
actorgraph info graphml.xml --read gexf
