"""How many friends and enemies has everybody? Out of GraphML with networkx; drawn with matplotlib."""
import matplotlib.pyplot as plt
import networkx as nx

claims = nx.read_graphml("net.graphml")  # an edge for each tie of a claim, over all time


def partners(sign):
    return nx.Graph((a, b) for a, b, of in claims.edges(data="sign") if of in sign)


every, positive, negative = partners((1, -1)), partners((1,)), partners((-1,))
print("actor,degree,degree_positive,degree_negative")
for actor in sorted(claims):
    print(actor, *(len(graph[actor]) if actor in graph else 0 for graph in (every, positive, negative)), sep=",")

places = nx.spring_layout(every, seed=4)
plt.figure(figsize=(6.85, 5))
nx.draw_networkx_edges(positive, places, edge_color="#0072b2")
nx.draw_networkx_edges(negative, places, edge_color="#d55e00", style="dashed", width=1.5)
for kind, shape in (("state", "o"), ("organization", "s"), ("nonstate", "h")):
    some = [actor for actor, of in claims.nodes(data="kind") if of == kind and actor in every]
    nx.draw_networkx_nodes(every, places, some, node_shape=shape, node_color="white", edgecolors="black", node_size=800)
nx.draw_networkx_labels(every, places, font_size=6)
plt.axis("off")
plt.tight_layout()
plt.savefig("from_graphml.pdf")
