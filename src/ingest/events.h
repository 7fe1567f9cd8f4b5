// ingest/events.h - rows as events: who did what to whom, when.
#ifndef ACG_INGEST_EVENTS_H
#define ACG_INGEST_EVENTS_H

#include "ingest/book.h"
#include "ingest/layout.h"
#include "ingest/roster.h"
#include "ingest/split.h"
#include "ingest/sums.h"

#include "actorgraph/span.h"
#include "base/digest.h"

enum {
    ACG_FIRST_BADS = 3,  // places that are kept for each fault
    ACG_CODE_MOST = 200, // bytes of a code or id
};

/** How rows of all files are read. */
struct acg_rule {
    struct acg_ingest_options options;
    struct acg_layout layout; /**< with the columns of a map filled in */
    struct acg_layout_actors actors;
    const char *weight_column;              /**< or NULL: count or score */
    const char *year_column, *month_column; /**< of a database: numbers such as 2018 and 201812; or
                                                 NULL */
    bool weighs_score, has_fixed_kind;
    bool has_scores;      /**< events have scores at all */
    const char *text;     /**< of graphs that are merged: the rule as they have it; else NULL */
    uint16_t fixed_entry; /**< of the code book, where every row has the kind of the map */
    struct acg_book book;
    char book_digest[ACG_DIGEST_TEXT]; /**< of its text; empty where it is of the map */
    struct acg_states *states;
    struct acg_roster *roster;
};

/** Where the rows of one file have what. */
struct acg_plan {
    char delimiter;
    bool is_quoted;
    int columns[ACG_N_COLUMNS];         /**< from 0; -1: nowhere */
    size_t wanted;                      /**< fields up to the last that is needed */
    uint16_t needed[2 * ACG_N_COLUMNS]; /**< the fields whose ends are needed, ascending */
    size_t n_needed;
    size_t fewest, most; /**< fields that a row has; what is over `fewest` must be blank if
                              surplus_blank */
    bool surplus_blank;
};

/** What a chunk has: events in the order of its rows, and what became of the others. */
struct acg_batch {
    struct acg_event *events;
    size_t n_events, room;
    struct acg_buffer texts; /**< ids, each with a NUL */
    uint64_t rows, lines;    /**< rows that were read, lines of the chunk */
    uint64_t drops[ACG_N_INGEST_DROPS], bads[ACG_N_INGEST_BADS];
    size_t first_bads[ACG_N_INGEST_BADS][ACG_FIRST_BADS]; /**< lines of the chunk, from 0 */
    bool failed;                                          /**< memory is out */
};

/** Rows that were added up elsewhere: they agree in their cells. */
struct acg_tally {
    struct acg_field cells[ACG_N_COLUMNS]; /**< length 0, but never NULL, where there is none */
    uint64_t rows;                         /**< how many these are */
    int64_t events;                        /**< of them no duplicates */
    int64_t scored;                        /**< of the events those with a score */
    int64_t score, weight;                 /**< sums of the events, in tenths */
    bool sums_score, sums_weight;          /**< those hold, else the cells, the same for each row */
};

void acg_batch_clear(struct acg_batch *batch);

/** Reads the rows of a text. */
void acg_events_read(const struct acg_rule *rule, const struct acg_plan *plan,
                     struct acg_split *split, struct acg_batch *out);

/** Reads rows that were added up: what becomes of one becomes of all. */
void acg_events_take(const struct acg_rule *rule, const struct acg_tally *tally,
                     struct acg_batch *out);

/** The period of a day, and its first and last day. */
int32_t acg_period_of(enum acg_ingest_period period, int32_t day);
struct acg_span acg_period_span(enum acg_ingest_period period, int32_t number);

#endif
