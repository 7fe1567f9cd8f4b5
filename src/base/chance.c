#include "base/chance.h"

#include <math.h>

/** SplitMix64: Steele, Lea and Flood (2014), OOPSLA, doi:10.1145/2660193.2660195. */
static uint64_t next(struct acg_chance *chance)
{
    uint64_t z = chance->state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

struct acg_chance acg_chance_of(uint64_t seed, uint64_t number)
{
    struct acg_chance chance = {seed};
    chance.state = next(&chance) ^ number;
    chance.state = next(&chance);
    return chance;
}

double acg_chance_uniform(struct acg_chance *chance)
{
    return (double)(next(chance) >> 11) * 0x1p-53;
}

double acg_chance_normal(struct acg_chance *chance)
{
    double x, y, square;
    do {
        x = 2 * acg_chance_uniform(chance) - 1;
        y = 2 * acg_chance_uniform(chance) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * sqrt(-2 * log(square) / square);
}
