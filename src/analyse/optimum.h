// analyse/optimum.h - the best splits of a puzzle: what they cost, how many, what they agree on.
#ifndef ACG_ANALYSE_OPTIMUM_H
#define ACG_ANALYSE_OPTIMUM_H

#include "actorgraph/balance.h"
#include "analyse/puzzle.h"
#include "base/buffer.h"

/** How hard to try. */
struct acg_effort {
    double deadline; /**< of acg_now */
    size_t most_splits;
    bool index_only;
};

/** The best splits of a puzzle. A split is the set of bonds that it frustrates, as bits. */
struct acg_optimum {
    size_t n_bonds, n_splits, words; /**< of a puzzle; listed; of a split */
    int64_t cost, bound;
    double n_best;
    bool proved, settled, more; /**< as in struct acg_frustration */
    uint64_t *splits;           /**< n_splits x words; settled: the first first */
    unsigned char *strain;      /**< by bond: enum acg_strain */
};

/** One split without a frustrated bond. False if memory is out; acg_optimum_clear in either case.
 */
bool acg_optimum_init(struct acg_optimum *out, size_t n_bonds);
void acg_optimum_clear(struct acg_optimum *optimum);

/**
 * Joins the best splits of a part, independent of the rest, to those of the whole.
 *
 * @param map  by bond of the part: the bond of the whole
 * @return false if memory is out
 */
bool acg_optimum_join(struct acg_optimum *whole, const struct acg_optimum *part,
                      const uint32_t map[], size_t most_splits);

/** What came of it. */
enum acg_found { ACG_FOUND, ACG_FOUND_NOT, ACG_FOUND_NO_MEMORY };

/** Goes through all splits of a connected puzzle, if that does not take long. `out` is cleared by
 * the caller in either case. */
enum acg_found acg_optimum_by_census(struct acg_optimum *out, const struct acg_puzzle *puzzle,
                                     const struct acg_effort *effort);

/** Branches and cuts. In a child: GLPK ends the process where memory is out. */
enum acg_found acg_optimum_by_search(struct acg_optimum *out, const struct acg_puzzle *puzzle,
                                     const struct acg_effort *effort);

/** Finds all best splits of a connected puzzle whose best cost is known. FOUND_NOT: there are too
 * many to list; `out` tells how many were seen. */
enum acg_found acg_optimum_list(struct acg_optimum *out, const struct acg_puzzle *puzzle,
                                int64_t cost, const struct acg_effort *effort);

/** As bytes, for another process, and back. False if they are not whole or memory is out. */
void acg_optimum_pack(const struct acg_optimum *optimum, struct acg_buffer *out);
bool acg_optimum_unpack(struct acg_optimum *out, const struct acg_buffer *bytes, size_t *at);

#endif
