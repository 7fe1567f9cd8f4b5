// ingest/ingest.h - the body of an ingest.
#ifndef ACG_INGEST_INGEST_H
#define ACG_INGEST_INGEST_H

#include "ingest/checkpoint.h"
#include "ingest/events.h"
#include "ingest/feed.h"
#include "ingest/runs.h"
#include "ingest/seen.h"

/** The first bad rows of a fault. */
struct acg_bad_place {
    char *file;
    uint64_t line; /**< from 1 */
};

/** How memory is shared out, in bytes; 0: no limit. */
struct acg_share {
    size_t sums, seen, merge, index, waiting;
};

struct acg_ingest {
    struct acg_rule rule;
    struct acg_share share;
    struct acg_arena arena; /**< of the map */
    struct acg_states states;
    struct acg_roster roster;
    struct acg_sums sums;
    struct acg_runs runs; /**< sums that left memory */
    struct acg_pool pool; /**< of what was met before */
    struct acg_seen seen; /**< ids that are numbers, with their days */
    struct acg_marks seen_texts, seen_deeds;
    struct acg_ingest_counts counts;
    struct acg_bad_place places[ACG_N_INGEST_BADS][ACG_FIRST_BADS];
    struct acg_checkpoint checkpoint;
};

#define ACG_NO_LINE UINT64_MAX // by which places of bad rows come out as 0

/** Where a batch comes from. */
struct acg_origin {
    const char *file;
    uint64_t line; /**< lines of the file before it; ACG_NO_LINE: it has none */
};

/** Adds a batch up; batches must come in the order of their rows. ACG_OK, ACG_REJECTED (with strict
 * a bad row), ACG_FAILED. */
acg_status acg_ingest_add(struct acg_ingest *ingest, const struct acg_batch *batch,
                          struct acg_origin origin, acg_report *report);

/** Warns of each sort of bad rows that were left out. */
void acg_ingest_warn(const acg_ingest *ingest, acg_report *report);

/** Begins with no events and no rule. As acg_ingest_new. */
acg_status acg_ingest_begin(const struct acg_ingest_options *options, acg_ingest **out,
                            acg_report *report);

/** After sums were added: refuses those that are beyond 64 bits, and spills them where they are
 * past their share of memory. */
acg_status acg_ingest_make_room(struct acg_ingest *ingest, acg_report *report);

/** Appends how rows are read and added up, a line for each option with a tab before its value: what
 * must be the same to go on. */
void acg_ingest_fingerprint(const struct acg_ingest *ingest, struct acg_buffer *out);

/** Writes the sums to disk as a run, if there are any, and takes them out. */
acg_status acg_ingest_spill(struct acg_ingest *ingest, acg_report *report);

/** Reads all files by several threads, and adds up what they have. */
acg_status acg_ingest_read(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                           acg_report *report);

#endif
