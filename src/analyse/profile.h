// analyse/profile.h - rows of ties, and how alike two of them are.
#ifndef ACG_ANALYSE_PROFILE_H
#define ACG_ANALYSE_PROFILE_H

#include "actorgraph/similarity.h"

/** Distances of two entries: whether they differ, by how much, its square. */
enum acg_distance { ACG_NOMINAL, ACG_LINEAR, ACG_SQUARED, ACG_N_DISTANCES };

/** A row: its entries as ranks among its own distinct values, which are few. */
struct acg_profile_row {
    uint32_t actor;   /**< of the graph */
    uint32_t *ranks;  /**< of the columns */
    double *levels;   /**< distinct values, ascending */
    uint32_t *counts; /**< how often each occurs */
    size_t n_levels;
    double own[ACG_N_DISTANCES]; /**< mean distance of two of its entries */
};

/** The rows of a slice. */
struct acg_profiles {
    size_t n_rows, n_columns, most_levels;
    double most; /**< the largest distance of the scale */
    bool is_membership;
    struct acg_profile_row *rows;
    double *values;  /**< rows x columns */
    double *weights; /**< of the columns, NAN where missing; or NULL */
    double *newman;  /**< of the columns: 1 / (members - 1) */
    uint32_t *table; /**< scratch: how often two levels meet */
    double *below;   /**< scratch: counts of the levels behind */
    double *room;    /**< of the rows: levels */
    uint32_t *words; /**< of the rows: ranks and counts */
};

/** Makes the profiles of a slice; acg_profiles_clear in either case. Status as
 * acg_similarity_series. */
acg_status acg_profiles_init(struct acg_profiles *out, const acg_slice *slice,
                             const struct acg_similarity_options *options, acg_report *report);
void acg_profiles_clear(struct acg_profiles *profiles);

/** Compares rows i and j; (i, j) and (j, i) give the same bits. Cannot fail. */
void acg_profiles_compare(struct acg_profiles *profiles, size_t i, size_t j,
                          const enum acg_similarity measures[], size_t n, double values[]);

#endif
