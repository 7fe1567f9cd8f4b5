// draw/words.h - the words that a figure itself says, in the languages that it speaks.
#ifndef ACG_DRAW_WORDS_H
#define ACG_DRAW_WORDS_H

#include "actorgraph/balance.h"
#include "actorgraph/centrality.h"
#include "actorgraph/kind.h"
#include "draw/fate.h"

/** The words of one language. A graph's own names and labels come from the graph. */
struct acg_words {
    const char *language; /**< primary subtag */
    const char *kinds[ACG_N_KINDS];
    const char *actor_kinds[ACG_N_ACTOR_KINDS];
    const char *statuses[ACG_N_CLAIM_STATUSES];
    const char *all_time, *weight, *unsure, *directed, *sources, *more_sources, *on_ties;
    const char *size, *degree, *strength, *highlighted, *others, *no_actors, *untitled;
    const char *presence, *share, *half_life; /**< rules of a window */
    const char *max, *sum, *mean, *count;     /**< rules of parallel claims */
    const char *filtered, *layout_frozen, *layout_anchored, *layout_given;
    const char *fates[ACG_N_FATES], *pale, *flipped, *came, *went;      /**< of a comparison */
    const char *strains[ACG_STRAIN_ALWAYS + 1];                         /**< of a frustrated tie */
    const char *camp, *no_camp, *no_bloc, *more_blocs;                  /**< colours of actors */
    const char *lead_title, *lead_axis, *member_of, *events, *lead_key; /**< of charts */
    const char *lead_rule, *draws, *timeline_title, *timeline_key, *windows;
    const char *centrality, *network, *rank, *undefined;  /**< charts of measures */
    const char *balance, *balance_degree, *balance_index; /**< of balance: title, panels */
    const char *balance_rows[5]; /**< by triads, with ---, by walks, by ties; the index */
    const char *signs[ACG_SIGN_SIGNED + 1];                      /**< which ties count */
    const char *weighted, *unweighted, *undirected, *directions; /**< and how */
    const char *highest, *by_mean, *by_value, *middle;           /**< what is shown, where */
    const char *gap, *plain_gap, *crossed, *cross;               /**< what is not */
};

/** The words in the language of a BCP 47 tag; English for NULL and for a language that is not
 * there. */
const struct acg_words *acg_words_in(const char *language);

#endif
