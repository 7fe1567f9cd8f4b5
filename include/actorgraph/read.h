// actorgraph/read.h - a graph out of a file.
#ifndef ACTORGRAPH_READ_H
#define ACTORGRAPH_READ_H

#include "actorgraph/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The formats of graph files. */
enum acg_read_format {
    ACG_READ_ANY, /**< by the ending of the file's name, else by how it begins */
    ACG_READ_JSON,
    ACG_READ_GRAPHML,
    ACG_READ_GEXF,
    ACG_READ_PAJEK, /**< .net */
    ACG_READ_DL,    /**< of UCINET */
    ACG_READ_SQLITE,
    ACG_N_READ_FORMATS
};

/** The word for a format, such as "graphml"; "any" for ACG_READ_ANY. Never NULL. */
const char *acg_read_format_name(enum acg_read_format format);

/** The format that the ending of a file's name says, such as ".gexf" or ".gexf.gz"; ACG_READ_ANY if
 * none. */
enum acg_read_format acg_read_format_of_name(const char *name);

/** How to read. Zero is the default. */
struct acg_read_options {
    size_t max_bytes; /**< refuse a larger file, packed or unpacked; 0: 1 GiB, but a database of any
                         size */
    bool digest;      /**< compute the SHA-256 of the file; see acg_graph_digest */
    enum acg_read_format format;
    const char *map;       /**< attributes of edges that are not named as our keys are, as in
                                struct acg_table_file; NULL: none. Not for JSON */
    const char *actor_map; /**< the same of nodes */
    const char *where;     /**< which edges, as in struct acg_table_file; NULL: all */
    /** Files with more sources, each "-" or a path: CSL-JSON, BibTeX, or by its ending a table. A
     * source that the graph has too must say the same. */
    const char *const *bibliographies;
    size_t n_bibliographies;
    struct acg_span window; /**< of a database read only the relations that meet it, as if the
                                 others were not there; {0}: all. Any other file is read whole */
    unsigned seconds; /**< that a server may take for the login, and for each statement; 0: as long
                           as it likes */
};

/**
 * Reads a graph file: JSON (docs/format.md), one of the formats that other programs
 * write, or a database of SQLite (docs/format.md), which its first bytes tell. It may be packed by
 * gzip or zstd; a packed database is read whole. The tables of a server are read through ODBC.
 * Every finding goes to the report, in the order of the file; a graph comes out only if none of
 * them is an error.
 *
 * @param path  the file, "-" for standard input, or "odbc:" and the name of a data source or a
 *              connection string, "odbc:DSN=graph". Its graph has no digest
 * @param out   the graph; yours, acg_graph_free. NULL after a failure
 * @return ACG_OK, ACG_REJECTED (the file is no sound graph), ACG_MISUSED (a map that does not fit
 *         it), ACG_FAILED (memory, or it cannot be read)
 */
acg_status acg_graph_read(const char *path, const struct acg_read_options *options, acg_graph **out,
                          acg_report *report);

/**
 * The same from memory, JSON alone.
 *
 * @param text  `length` bytes; borrowed for the call
 * @param name  what to call it in remarks
 */
acg_status acg_graph_parse(const char *text, size_t length, const char *name, acg_graph **out,
                           acg_report *report);

/**
 * The same from memory in any format.
 *
 * @param options  its max_bytes and digest do not matter; may be NULL
 * @param name     what to call it in remarks; its ending may say the format
 */
acg_status acg_graph_parse_any(const char *text, size_t length, const char *name,
                               const struct acg_read_options *options, acg_graph **out,
                               acg_report *report);

/** What the end of a tie in a table is. */
enum acg_until {
    ACG_UNTIL_AS_PRESET, /**< what the preset of the map says, else inclusive */
    ACG_UNTIL_INCLUSIVE, /**< the last day or year in which it holds */
    ACG_UNTIL_EXCLUSIVE, /**< the first one in which it holds no more */
};

/** A table: CSV (RFC 4180), or with tabs or semicolons, with a header line; may be packed. */
struct acg_table_file {
    const char *path;     /**< the file, or "-" for standard input */
    const char *map;      /**< "KEY=COLUMN" and "KEY:CONSTANT", separated by commas, first perhaps
                               the name of a preset; NULL: columns are named as the keys are. See
                               the manual, "Tables" */
    const char *where;    /**< which rows: "COLUMN=VALUE", "COLUMN>=NUMBER" and the like, separated
                               by commas, all of which must hold; NULL: all */
    enum acg_until until; /**< of a table of ties */
};

/** Tables that make one graph; borrowed. */
struct acg_tables {
    const struct acg_table_file *ties;   /**< each row a relation */
    const struct acg_table_file *actors; /**< each row an actor, or a spell of its existence */
    const struct acg_table_file *types;  /**< each row an entry of the codebook */
    size_t n_ties, n_actors, n_types;
};

/**
 * Makes a graph of tables, under the rules of the graph format. Ties may name actors and types that
 * no table has. What has no column for citations cites its table.
 *
 * @param out  the graph; yours, acg_graph_free. NULL after a failure
 * @return ACG_OK, ACG_MISUSED (a map that does not fit its table), ACG_REJECTED, ACG_FAILED
 */
acg_status acg_tables_read(const struct acg_tables *tables, const struct acg_read_options *options,
                           acg_graph **out, acg_report *report);

/**
 * Reads weights of actors out of a table with the keys actor (an id), date and weight. Rows of
 * actors that the graph does not have, and rows without a weight, are left out.
 *
 * @param out  `*n` weights in the order of the rows; yours, free. NULL after a failure
 * @return as acg_tables_read
 */
acg_status acg_weights_read(const struct acg_table_file *table, const acg_graph *graph,
                            struct acg_actor_weight **out, size_t *n, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
