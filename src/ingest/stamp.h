// ingest/stamp.h - by which rule events were added up, as the key x-ingest of a graph says it.
#ifndef ACG_INGEST_STAMP_H
#define ACG_INGEST_STAMP_H

#include "ingest/ingest.h"

#define ACG_STAMP_KEY "x-ingest"
#define ACG_STAMP_WEIGHTLESS "x-ingest-weightless" // a graph of the ties whose weights add up to 0

/** What the key of one graph says. */
struct acg_stamp {
    struct acg_buffer rule; /**< the members of the object but those two, as they are written */
    uint64_t rows, events;
};

/**
 * Reads the value of the key.
 *
 * @param json  as the graph has it
 * @return ACG_OK, ACG_REJECTED (ingest did not write it), ACG_FAILED; clear the rule in either case
 */
acg_status acg_stamp_read(const char *json, const char *name, struct acg_stamp *out,
                          acg_report *report);

/** Says which member of two rules differs. */
acg_status acg_stamp_refuse(const char *name, const char *rule, const char *first_name,
                            const char *first, acg_report *report);

/** Takes over from a rule what the relations of a graph depend on. False where it says what is
 * none. */
bool acg_stamp_apply(const char *rule, struct acg_rule *out);

#endif
