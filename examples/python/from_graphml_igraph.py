"""Who sits in the core? Out of GraphML with python-igraph."""
import math

import igraph

graph = igraph.Graph.Read_GraphML("net.graphml")
graph.delete_edges(graph.es.select(sign_lt=0))  # who is an enemy is no neighbour
graph.to_undirected(mode="collapse")            # claims on one pair are one tie
clustering = graph.transitivity_local_undirected(mode="nan")
print("actor,coreness,clustering")
for row in sorted(zip(graph.vs["id"], graph.coreness(), clustering)):
    print("%s,%d,%s" % (*row[:2], "" if math.isnan(row[2]) else "%.9g" % row[2]))
