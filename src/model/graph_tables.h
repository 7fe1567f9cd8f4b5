// model/graph_tables.h - what whoever writes and whoever reads a graph as a database must agree on.
// The tables stand in docs/format.md.
#ifndef ACG_MODEL_GRAPH_TABLES_H
#define ACG_MODEL_GRAPH_TABLES_H

#include <stdint.h>

enum {
    ACG_TABLES_OURS = 0x61636772, // "acgr", the application_id of a database that is a graph
    ACG_TABLES_VERSION = 1,       // its user_version
};

/** The tables, as SQL. */
extern const char acg_graph_tables[];

/** A server has neither: there, the table `meta` has the version under this key. */
#define ACG_TABLES_MARK "tables"

/*
 * The index of relations by time. Relations are sorted into classes by how many days they hold:
 * less than 8, than 32, ..., or more, or without an end (class 0). What of a class of length n
 * meets a window began less than n days before it, so that a search reads few rows in vain.
 */
#define ACG_TABLES_CLASS                                                                           \
    "CASE WHEN last_day - first_day < 8 THEN 8 WHEN last_day - first_day < 32 THEN 32 "            \
    "WHEN last_day - first_day < 128 THEN 128 WHEN last_day - first_day < 512 THEN 512 "           \
    "WHEN last_day - first_day < 2048 THEN 2048 WHEN last_day - first_day < 8192 THEN 8192 "       \
    "WHEN last_day - first_day < 32768 THEN 32768 ELSE 0 END"

static const int32_t acg_tables_classes[] = {8, 32, 128, 512, 2048, 8192, 32768};

#endif
