# needs: R:igraph
cd "$scratch"
actorgraph convert "$TOP/graphs/tajikistan-china.json" -o a.json && actorgraph convert a.json -o a.graphml
Rscript - <<'END' && actorgraph convert -q b.graphml -o b.json && cmp a.json b.json
suppressMessages(library(igraph))
graph <- read_graph("a.graphml", format = "graphml")
write_graph(graph, "b.graphml", format = "graphml")
cat(vcount(graph), ecount(graph), min(E(graph)$sign), max(E(graph)$weight), "\n")
END
