// write/graph_schema.h - the views and indexes of a graph as a database, as SQL.
#ifndef ACG_WRITE_GRAPH_SCHEMA_H
#define ACG_WRITE_GRAPH_SCHEMA_H

extern const char acg_graph_views[];
extern const char acg_graph_indexes[]; // made last: to sort them at once is faster

#endif
