# How many friends and enemies has everybody? Out of GraphML with igraph.
suppressMessages(library(igraph))

claims <- read_graph("net.graphml", "graphml") # an edge for each tie of a claim, over all time
V(claims)$name <- V(claims)$id
partners <- function(signs) simplify(as.undirected(delete_edges(claims, E(claims)[!sign %in% signs])))
every <- partners(c(1, -1))
positive <- partners(1)
negative <- partners(-1)
order <- sort(V(claims)$name, method = "radix")
cat("actor,degree,degree_positive,degree_negative\n")
cat(sprintf("%s,%d,%d,%d\n", order, degree(every, order), degree(positive, order), degree(negative, order)), sep = "")

set.seed(7)
tied <- induced_subgraph(every, degree(every) > 0)
hostile <- attr(E(intersection(tied, negative)), "vnames")
shapes <- c(state = "circle", organization = "square", nonstate = "rectangle")
pdf("from_graphml.pdf", width = 6.85, height = 5)
par(mar = c(0, 0, 0, 0))
plot(tied, layout = layout_with_kk(tied), vertex.shape = shapes[V(tied)$kind], vertex.color = "white",
     vertex.size = 16, vertex.size2 = 9, vertex.label = V(tied)$name, vertex.label.cex = 0.55, vertex.label.color = "black",
     edge.lty = ifelse(attr(E(tied), "vnames") %in% hostile, 2, 1),
     edge.color = ifelse(attr(E(tied), "vnames") %in% hostile, "#d55e00", "#0072b2"))
invisible(dev.off())
