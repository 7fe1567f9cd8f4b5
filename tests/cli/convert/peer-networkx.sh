# needs: python:networkx
# networkx reads the GraphML, writes it again, and nothing is lost.
cd "$scratch"
actorgraph convert "$TOP/graphs/tajikistan-china.json" -o a.json && actorgraph convert a.json -o a.graphml
/usr/bin/python3 - <<'END' && actorgraph convert -q b.graphml -o b.json && cmp a.json b.json
import networkx
graph = networkx.read_graphml("a.graphml")
networkx.write_graphml(graph, "b.graphml")
print(graph.number_of_nodes(), graph.number_of_edges(), graph.edges["CHN", "RUS", 0]["sign"], graph.nodes["TJK"]["label"])
END
