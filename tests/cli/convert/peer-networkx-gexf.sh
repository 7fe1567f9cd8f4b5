# needs: python:networkx
# networkx writes an attribute "type" of an edge where GEXF has its direction.
cd "$scratch"
/usr/bin/python3 - <<'PY'
import networkx
graph = networkx.Graph()
graph.add_edge("TJK", "CHN", weight=2.0, type="exercise", year=2016)
graph.add_edge("TJK", "RUS", type="rivalry", year=2017)
networkx.write_gexf(graph, "a.gexf")
PY
actorgraph convert -q a.gexf | grep '"from"'
