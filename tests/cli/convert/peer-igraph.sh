# needs: python:igraph
# igraph reads the GraphML, writes it again, and nothing is lost.
cd "$scratch"
actorgraph convert "$TOP/graphs/tajikistan-china.json" -o a.json && actorgraph convert a.json -o a.graphml
/usr/bin/python3 - <<'END' && actorgraph convert -q b.graphml -o b.json && cmp a.json b.json
import igraph
graph = igraph.Graph.Read_GraphML("a.graphml")
graph.write_graphml("b.graphml")
print(graph.vcount(), graph.ecount(), min(graph.es["sign"]), max(graph.es["weight"]))
END
