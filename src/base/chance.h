// base/chance.h - numbers by chance that a seed repeats.
#ifndef ACG_BASE_CHANCE_H
#define ACG_BASE_CHANCE_H

#include <stdint.h>

/** A stream of numbers; copy it to hear the same again. */
struct acg_chance {
    uint64_t state;
};

/** Stream `number` of a seed. Streams of one seed are as good as independent. */
struct acg_chance acg_chance_of(uint64_t seed, uint64_t number);

/** Uniform in [0, 1). */
double acg_chance_uniform(struct acg_chance *chance);

/** Normal with mean 0 and variance 1, by the polar form of Box and Muller (Marsaglia and Bray
 * 1964). */
double acg_chance_normal(struct acg_chance *chance);

#endif
