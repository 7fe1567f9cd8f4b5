// write/graph_sqlite.h - a graph as a database of SQLite; docs/format.md has its tables.
#ifndef ACG_WRITE_GRAPH_SQLITE_H
#define ACG_WRITE_GRAPH_SQLITE_H

#include "actorgraph/graph.h"
#include "base/buffer.h"
#include "base/database.h"

/** Makes it in memory; yours, acg_database_close. NULL after a failure. */
acg_status acg_graph_sqlite_memory(const acg_graph *graph, acg_database **out, acg_report *report);

/** Appends the database: rows in the order of the canonical JSON file, so that the same graph gives
 * the same bytes. */
acg_status acg_graph_sqlite(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

/** A relation that no graph in memory has: an event of two actors that cites one source. */
struct acg_sqlite_relation {
    uint32_t from, to, type; /**< actors and types of the graph, counted by id */
    enum acg_kind kind;
    double weight, confidence;
    struct acg_span when;
    const char *date, *note; /**< borrowed until the next */
    enum acg_claim_status status;
    bool directed;
};

/** Many of them, in the order of the canonical JSON file. */
struct acg_sqlite_relations {
    size_t count;
    /** Fills `out` with the next; the graph's first source is what each cites. */
    acg_status (*next)(void *context, struct acg_sqlite_relation *out, acg_report *report);
    void *context;
    size_t memory;      /**< bytes for the indexes while they are made; 0: as many as they take */
    const char *folder; /**< of temporary files, as acg_scratch_open has it */
};

/** Fills the empty file at `path` with a graph without relations and with those relations, of which
 * all hold about as long as the first: their days ascend, and they have one class by time. */
acg_status acg_graph_sqlite_fill_with(const acg_graph *graph,
                                      const struct acg_sqlite_relations *relations,
                                      const char *path, const char *name, acg_report *report);

/** Fills the empty file at `path` with it, which never stands in memory as a whole. `name` is for
 * remarks. */
acg_status acg_graph_sqlite_fill(const acg_graph *graph, const char *path, const char *name,
                                 acg_report *report);

#endif
