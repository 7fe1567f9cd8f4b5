// ingest/relations.h - sums as the relations of a graph, in its order.
#ifndef ACG_INGEST_RELATIONS_H
#define ACG_INGEST_RELATIONS_H

#include "ingest/ingest.h"

/** A relation: a sum whose weight is above 0. */
struct acg_relation_row {
    uint32_t sum;
    uint32_t from, to; /**< places among the actors of the graph */
    uint16_t type;     /**< place among its types */
    int32_t period;
};

/** What the graph has, each part in the order of the canonical file. */
struct acg_relations {
    const acg_ingest *ingest;
    uint32_t *actors; /**< numbers of the roster, by id */
    char **ids;       /**< of the actors, in that order */
    size_t n_actors;
    uint16_t *types; /**< of the code book, by id */
    size_t n_types;
    struct acg_relation_row *rows; /**< by period, from, to, type */
    size_t n_rows, n_weightless;
};

/** Sorts what an ingest has. acg_relations_clear in either case; ACG_OK or ACG_FAILED. */
acg_status acg_relations_make(const acg_ingest *ingest, struct acg_relations *out,
                              acg_report *report);
void acg_relations_clear(struct acg_relations *relations);

/** The weight of a sum, >= 0. */
double acg_relations_weight(const acg_ingest *ingest, const struct acg_sum *sum);

/** Appends what the note of a relation says: how many events, what score, which ids. */
void acg_relations_note(const acg_ingest *ingest, const struct acg_sum *sum,
                        struct acg_buffer *out);

/** Appends the title, and by which rule the events were added up, as a JSON object. */
void acg_relations_title(const acg_ingest *ingest, struct acg_buffer *out);
void acg_relations_rule(const acg_ingest *ingest, struct acg_buffer *out);

#endif
