// read/import_parts.h - what the parts of the import share.
#ifndef ACG_READ_IMPORT_PARTS_H
#define ACG_READ_IMPORT_PARTS_H

#include "read/import.h"

enum acg_node_key {
    ACG_NODE_NAME,
    ACG_NODE_SHORT,
    ACG_NODE_KIND,
    ACG_NODE_SINCE,
    ACG_NODE_UNTIL,
    ACG_NODE_SPELLS,
    ACG_NODE_NOTE,
    ACG_NODE_ALIASES,
    ACG_NODE_LABEL,
    ACG_NODE_ID,
    ACG_N_NODE_KEYS
};

enum acg_edge_key {
    ACG_EDGE_KIND,
    ACG_EDGE_TYPE,
    ACG_EDGE_WEIGHT,
    ACG_EDGE_SIGN,
    ACG_EDGE_DATE,
    ACG_EDGE_SINCE,
    ACG_EDGE_UNTIL,
    ACG_EDGE_STATUS,
    ACG_EDGE_CONFIDENCE,
    ACG_EDGE_DIRECTED,
    ACG_EDGE_NOTE,
    ACG_EDGE_ID,
    ACG_EDGE_RECORDED,
    ACG_EDGE_CITE,
    ACG_EDGE_AMONG,
    ACG_EDGE_CLAIMS,
    ACG_N_EDGE_KEYS
};

extern const struct acg_table_keys acg_node_keys, acg_edge_keys;

/** What a column is taken for. */
enum acg_import_role {
    ACG_ROLE_KEY,   /**< a key of ours, by the map of its side */
    ACG_ROLE_NAME,  /**< a name in the language that `rest` says */
    ACG_ROLE_SHORT, /**< the same of short names */
    ACG_ROLE_CODE,  /**< a code of the system `rest` */
    ACG_ROLE_FREE,  /**< kept under the key `rest` */
    ACG_ROLE_JSON,  /**< the same, and its value is JSON */
    ACG_ROLE_NONE,  /**< not used */
};

void acg_import_out_of_memory(struct acg_import *import);

/** A copy in the memory of the import; NULL without memory (said). */
const char *acg_import_keep(struct acg_import *import, const char *text);

/** Finds out what each column means, once all of them are declared. */
void acg_import_settle(struct acg_import *import, enum acg_import_part part);

/*
 * Values of the item at hand.
 */

/** Puts the values of the item at hand, whose texts begin at `text`, into their cells; and out. */
void acg_import_fill_cells(struct acg_import *import, const char *text);
void acg_import_empty_cells(struct acg_import *import);

/** A piece without the blanks around it; text NULL if nothing is left. */
struct acg_piece acg_import_trim(struct acg_piece piece);

/** The value of a key, in files that are not ours without the blanks around it; text NULL if there
 * is none. */
struct acg_piece acg_import_value_of(const struct acg_import *import, size_t key);

/** The same of a date; a year that went through a number ("2016.0") is one too. */
struct acg_piece acg_import_date_of(const struct acg_import *import, size_t key);

/** What stands up to the next semicolon of "a;b\;c", without backslashes, into `out`; `rest` goes
 * on behind it. False at the end. */
bool acg_import_next_of_list(struct acg_piece *rest, struct acg_buffer *out);

/** Appends the value of a free attribute as JSON; false if there is none. */
bool acg_import_add_free(struct acg_import *import, const struct acg_import_column *column,
                         struct acg_piece value, struct acg_buffer *out);

/** Makes an id of a text: ids have no blanks. Says whether it had some. */
bool acg_import_clean_id(char *id);

/*
 * Nodes and edges.
 */

/** Ends the node at hand: its actor is judged and added. */
void acg_import_end_node(struct acg_import *import);

/** Ends the edge at hand: it is judged, or waits for its nodes or for the others of its claim. */
void acg_import_end_edge(struct acg_import *import);

/** The id of the actor that an edge names. */
struct acg_piece acg_import_actor_of(const struct acg_import *import, const char *name);

/** The edge at hand as a relation, but for its ends; false if it makes none, or after an error. */
bool acg_import_fill_relation(struct acg_import *import, struct acg_relation *relation);

/** Keeps the attributes that are none of ours, for the claim that will be added next. */
void acg_import_keep_free(struct acg_import *import);

/** Judges the edge at hand, whose cells are filled. */
void acg_import_judge_edge(struct acg_import *import);

/** Reads the bibliographies of the options once the file's own sources are there, and before the
 * first edge is judged. */
void acg_import_bibliographies(struct acg_import *import);

/** Judges the edges that have waited. */
void acg_import_judge_waiting(struct acg_import *import);
void acg_import_free_waiting(struct acg_import *import);

#endif
