// analyse/inquiry.h - one question about blocs while it is answered.
#ifndef ACG_ANALYSE_INQUIRY_H
#define ACG_ANALYSE_INQUIRY_H

#include "analyse/closeness.h"

/** One question being answered. */
struct acg_inquiry {
    const acg_slice *slice;
    uint32_t actor;
    const struct acg_bloc_options *options;
    struct acg_bloc_answer *answer;
    struct acg_ledger ledger;
    struct acg_closeness closeness;
    double *usual, *weights; // of the ledger's claims: in the slice, and of a run
    double *ranks;           // by candidate: room for mean ranks
    bool *wins;              // by candidate: who comes first in the whole answer
    uint32_t *row_of;        // by candidate
    uint32_t winner, second; // candidates that come first and next; ACG_NONE
};

/** How the whole answer weighs q->weights. */
struct acg_weighing acg_inquiry_weigh(const struct acg_inquiry *q);

/** The claim of the graph that is claim `i` of the ledger. */
const struct acg_claim *acg_inquiry_claim(const struct acg_inquiry *q, size_t i);

/** How far the winner of the whole answer (the first of several) leads the rest, by mean ranks of
 * the candidates; see struct acg_bloc_run. */
double acg_inquiry_margin(const struct acg_inquiry *q, const double ranks[]);

/** As many processes as `times` measurements are worth. */
struct acg_crew_options acg_inquiry_crew(const struct acg_inquiry *q, double times);

/** Leaves one thing after the other out: fills runs, winners and carriers of the answer. */
acg_status acg_inquiry_leave_out(struct acg_inquiry *q, acg_report *report);

/** Draws: fills certainty and quantiles of the answer. */
acg_status acg_inquiry_resample(struct acg_inquiry *q, acg_report *report);

#endif
