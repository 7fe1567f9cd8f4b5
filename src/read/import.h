// read/import.h - a graph out of nodes and edges with named attributes, as other formats have them.
#ifndef ACG_READ_IMPORT_H
#define ACG_READ_IMPORT_H

#include "read/columns.h"
#include "read/lines.h"
#include "read/reader.h"

/** What attributes are of. */
enum acg_import_part { ACG_NODES, ACG_EDGES };

/** An attribute that a file declares, and what we take it for. */
struct acg_import_column {
    const char *name;
    unsigned char role;      /**< see import.c */
    bool is_number, is_flag; /**< of a free attribute */
    const char *rest;        /**< of the name: a language, a system of codes, a free key */
    const char *initial;     /**< where a node or edge says nothing, or NULL */
};

/** The attributes of nodes, or of edges. */
struct acg_import_side {
    struct acg_import_column *columns;
    size_t n_columns, room, n_initial; /**< how many have an initial value */
    struct acg_columns map;
    struct acg_rows rows; /**< its cells are those of the thing at hand */
    bool is_settled;      /**< what each column means is known */
};

/** A value of the thing at hand. */
struct acg_import_value {
    size_t column, start, length, at;
};

/** A node or edge as it stands in the file. */
struct acg_import_item {
    size_t number;         /**< of its sort, from 1 */
    size_t at;             /**< where it begins in the file */
    const char *id;        /**< a node's, or an edge's or NULL */
    const char *from, *to; /**< an edge's */
    int directed;          /**< an edge's: 1 yes, 0 no, -1 not said */
};

/** The reading of one file into a graph. */
struct acg_import {
    struct acg_reader reader;
    struct acg_lines lines;
    const struct acg_read_options *options;
    struct acg_import_side sides[2];
    enum acg_import_part part;         /**< of the item at hand */
    struct acg_import_item item, last; /**< the one at hand, {0} if none is; the one before */
    struct acg_arena arena;            /**< of names of columns, and of edges that wait */
    struct acg_buffer text;            /**< of the values at hand, and of the item's ids */
    struct acg_import_value *values;
    size_t n_values, values_room;
    size_t id_at, from_at, to_at;                   /**< in `text`; SIZE_MAX: none */
    struct acg_import_edge *waiting, **waiting_end; /**< edges before their nodes */
    struct acg_import_group *groups;                /**< edges of one claim among several actors */
    size_t n_groups, groups_room;
    struct acg_table group_names, edge_ids;
    struct acg_buffer json; /**< of an actor */
    struct acg_relation relation;
    struct acg_table node_names; /**< what edges call nodes whose actors have other ids */
    const char **node_ids;       /**< those ids */
    size_t n_node_ids, node_ids_room;
    bool *unkind; /**< by actor: the file does not say what it is */
    size_t n_unkind, unkind_room;
    bool has_head;           /**< the file's sources and types have been read, which we wrote */
    bool expects_head;       /**< they stand somewhere in it; edges wait for them */
    bool is_ours;            /**< we wrote the file; its values are exact */
    bool has_bibliographies; /**< those of the options are read */
    uint32_t source;         /**< of the file itself, or ACG_NONE as long as nothing cites it */
    size_t n_unkind_nodes, n_unkind_edges, n_undated, n_zero, n_cleaned, n_left_out;
    size_t n_items[2];
    size_t n_initial_bytes; /**< of initial values that stood for missing ones */
};

/**
 * Starts to read a file. Its parts are then handed over: columns before the nodes or edges that
 * have them, nodes and edges in any order. After an error the calls go on, so that all errors are
 * found; import->reader.status says whether there was one, and ACG_FAILED or ACG_MISUSED that
 * there is no use in going on.
 */
void acg_import_init(struct acg_import *import, const char *name, const char *text, size_t length,
                     const struct acg_read_options *options, acg_report *report);

/** Whether there is no use in going on. */
bool acg_import_is_over(const struct acg_import *import);

/**
 * Declares an attribute.
 *
 * @param type     "double", "int", "boolean", "string" and the like; NULL: a text
 * @param initial  where a node or edge says nothing, or NULL
 * @return its column, or SIZE_MAX after an error (said)
 */
size_t acg_import_declare(struct acg_import *import, enum acg_import_part part, const char *name,
                          const char *type, const char *initial);

/** Begins a node. Blanks in its id become _. */
void acg_import_node(struct acg_import *import, size_t at, const char *id);

/** Begins an edge. `id` may be NULL; `directed` is 1, 0, or -1 where the file does not say. */
void acg_import_edge(struct acg_import *import, size_t at, const char *id, const char *from,
                     const char *to, int directed);

/** A value of the node or edge at hand; a longer one is appended piece by piece. */
void acg_import_value(struct acg_import *import, size_t column, size_t at, const char *text,
                      size_t length);
void acg_import_more(struct acg_import *import, const char *text, size_t length);

/** Ends the node or edge at hand. */
void acg_import_end(struct acg_import *import);

/** The edge at hand as far as it has come, so that several can begin alike. */
struct acg_import_mark {
    size_t n_values, length;
};
struct acg_import_mark acg_import_mark(const struct acg_import *import);

/** Begins an edge that is as the one before was at the mark, but for its id. */
void acg_import_again(struct acg_import *import, const struct acg_import_mark *mark);

/** The head of a graph that we wrote: title, license, types, sources as JSON. */
void acg_import_head(struct acg_import *import, size_t at, const char *text, size_t length);

/** A title, where the file has one. */
void acg_import_title(struct acg_import *import, const char *text);

/** Refuses something at a place in the file. */
void acg_import_reject(struct acg_import *import, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/**
 * Makes the graph of what was read, and says what was passed over.
 *
 * @param out  the graph; yours. NULL after a failure
 * @return import->reader.status
 */
acg_status acg_import_finish(struct acg_import *import, acg_graph **out);

void acg_import_clear(struct acg_import *import);

#endif
