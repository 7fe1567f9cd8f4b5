cd "$scratch"
# The sources of a graph that is not JSON may stand in a bibliography: what cites them finds them there.
cat >refs.bib <<'BIB'
@article{ota2017, author = {Ōta, Hiroshi}, title = {Troops and Treaties}, journal = {Asian Survey}, year = 2017}
BIB
cat >x.graphml <<'XML'
<graphml><key id="c" for="edge" attr.name="cite" attr.type="string"/>
<key id="y" for="edge" attr.name="year" attr.type="int"/><graph edgedefault="undirected">
<node id="A"/><node id="B"/><edge source="A" target="B"><data key="c">ota2017</data><data key="y">2016</data></edge>
</graph></graphml>
XML
actorgraph convert -q x.graphml --bibliography refs.bib -o a.json && grep ota2017 a.json
for format in gexf graphml db; do
    actorgraph convert -q x.graphml --bibliography refs.bib -o "b.$format" && actorgraph convert -q "b.$format" |
        cmp - a.json || echo "not the same: $format"
done
# The same source again, in a file that carries its sources already; another one with its id.
actorgraph convert -q b.gexf --bibliography refs.bib | cmp - a.json
actorgraph convert -q b.db --bibliography refs.bib | cmp - a.json
sed 's/2017}/2018}/' refs.bib >other.bib
for file in b.gexf b.db; do
    actorgraph convert -q "$file" --bibliography other.bib || echo "status $?"
done
