// ingest/relations.h - sums as the relations of a graph, in its order.
#ifndef ACG_INGEST_RELATIONS_H
#define ACG_INGEST_RELATIONS_H

#include "ingest/ingest.h"

/** A relation: a sum, and where its ends stand. */
struct acg_relation_row {
    const struct acg_sum *sum; /**< its actors and type are not to be asked for */
    const char *texts;         /**< of its ids */
    uint32_t from, to;         /**< places among the actors of the graph */
    uint16_t type;             /**< place among its types */
    int32_t period;
};

/** What the graph has, each part in the order of the canonical file. */
struct acg_relations {
    acg_ingest *ingest;
    bool is_weightless; /**< the sums whose weight is 0, instead of all others */
    uint32_t *actors;   /**< numbers of the roster, by id */
    char **ids;         /**< of the actors, in that order */
    size_t n_actors;
    uint16_t *types; /**< of the code book, by id */
    size_t n_types;
    size_t n_rows;               /**< in order of period, from, to, type */
    size_t n_others;             /**< sums that are not among them */
    struct acg_sorted_sum *rows; /**< where all is in memory */
    size_t next;
    struct acg_runs runs; /**< where it is not: sorted */
    acg_merge *merge;
    uint32_t *places;
    uint16_t *type_places;
};

/** Sorts what an ingest has. acg_relations_clear in either case. */
acg_status acg_relations_make(acg_ingest *ingest, struct acg_relations *out, acg_report *report);

/** The same of the sums whose weight is 0; `others` must live as long. */
acg_status acg_relations_make_weightless(const struct acg_relations *others,
                                         struct acg_relations *out, acg_report *report);
void acg_relations_clear(struct acg_relations *relations);

/** Goes back before the first row, and to the next one: n_rows times. */
acg_status acg_relations_rewind(struct acg_relations *relations, acg_report *report);
acg_status acg_relations_next(struct acg_relations *relations, struct acg_relation_row *out,
                              acg_report *report);

/** The weight of a sum, >= 0. */
double acg_relations_weight(const acg_ingest *ingest, const struct acg_sum *sum);

/** Appends what the note of a relation says: how many events, what score, which ids. An id that has
 * a comma and a blank, or begins as quotes or dots do, stands in quotes. */
void acg_relations_note(const acg_ingest *ingest, const struct acg_sum *sum, const char *texts,
                        struct acg_buffer *out);

/** Reads such a note: count, score and ids. False if it is none. */
bool acg_relations_read_note(const acg_ingest *ingest, const char *note,
                             const struct acg_loose_sum *out);

/** Appends the title, and by which rule the events were added up, as a JSON object. */
void acg_relations_title(const acg_ingest *ingest, struct acg_buffer *out);
void acg_relations_rule(const acg_ingest *ingest, struct acg_buffer *out);

#endif
