// analyse/guess.h - good splits without proof, to begin with.
#ifndef ACG_ANALYSE_GUESS_H
#define ACG_ANALYSE_GUESS_H

#include "analyse/puzzle.h"
#include "base/chance.h"

/** Room for guesses about one puzzle. */
struct acg_guess {
    const struct acg_puzzle *puzzle;
    int64_t *gain; // by camp: what a node saves there, while it is looked at
    bool *is_met;  // by camp
    uint32_t *met; // camps that the neighbours of the node are in, and one where it has none
    uint32_t n_met;
    uint32_t *size;  // by camp
    uint32_t *spare; // camps without a node
    uint32_t n_spare, n_camps;
    int64_t scale; // the mean cost of a bond
};

/** False if memory is out; acg_guess_clear in either case. */
bool acg_guess_init(struct acg_guess *out, const struct acg_puzzle *puzzle);
void acg_guess_clear(struct acg_guess *guess);

/** Moves single nodes as long as that saves something. `camp` holds and receives a split. */
void acg_guess_polish(struct acg_guess *guess, uint32_t camp[]);

/** Moves single nodes about that cost nothing, `n_moves` times at most; no split gets worse. */
void acg_guess_wander(struct acg_guess *guess, uint32_t camp[], size_t n_moves,
                      struct acg_chance *chance);

/** Finds a split by simulated annealing from a start by chance; `sweeps` times over all nodes. */
void acg_guess_anneal(struct acg_guess *guess, uint32_t camp[], unsigned sweeps,
                      struct acg_chance *chance);

#endif
