// ingest/checkpoint.h - what is kept on disk, so that adding up can go on where it was broken off.
#ifndef ACG_INGEST_CHECKPOINT_H
#define ACG_INGEST_CHECKPOINT_H

#include "actorgraph/ingest.h"
#include "ingest/feed.h"

/** How far the adding up has come. */
struct acg_reached {
    uint64_t source, number, lines; /**< the next chunk, and the lines of its input before it */
    uint64_t content; /**< of an input that is a flow: the hash of the chunks before */
    size_t n_opened;  /**< inputs of which something was read, perhaps ahead of the place */
};

/**
 * A folder that has the file `state`, which appears whole or not at all: sums, what was met before,
 * actors, counts, and the place among the inputs up to which they reach; and the file `runs`, which
 * only grows, and whose beginning is what the state knows of.
 */
struct acg_checkpoint {
    char *folder, *state, *draft, *runs; /**< paths; NULL: none is to be kept */
    int lock;                            /**< the folder; -1: it is not ours yet */
    bool is_saved;                       /**< the state stands */
    double every, due;                   /**< seconds; the next is due then */
    struct acg_reached reached;          /**< by an earlier run */
};

/** Begins: goes on from a state, or refuses to where that is not asked for. */
acg_status acg_checkpoint_begin(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                                acg_report *report);

/** Whether it is time to save. */
bool acg_checkpoint_is_due(const struct acg_ingest *ingest);

/** Saves all that was added up. What goes wrong is a warning: it is the last one then. */
acg_status acg_checkpoint_save(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                               const struct acg_reached *reached, acg_report *report);

/** Makes the file for runs stand in the folder, where a state is to be kept. */
acg_status acg_checkpoint_open_runs(struct acg_ingest *ingest, acg_report *report);

/** After a failure: says that what was read is kept, if it is. */
void acg_checkpoint_say(const struct acg_ingest *ingest, acg_report *report);

/** Removes all: the result stands. */
void acg_checkpoint_end(struct acg_ingest *ingest);

/** Closes it; removes what no state needs. */
void acg_checkpoint_clear(struct acg_ingest *ingest);

/** Writes what an ingest has, and reads it back; snapshot.c. */
acg_status acg_snapshot_write(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                              const struct acg_reached *reached, int file, const char *name,
                              acg_report *report);
acg_status acg_snapshot_read(struct acg_ingest *ingest, const struct acg_inputs *inputs, int file,
                             const char *name, uint64_t length, acg_report *report);

#endif
