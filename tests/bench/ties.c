/*
 * ties: a table of ties of any size for benchmarks, the same bytes on every machine.
 *
 * ties ACTORS ROWS > ties.csv
 *
 * As generate.c has it: ties run over 1970 to 2019 for 1 to 12 years; about a third still hold.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 7;

/* xorshift64* (Vigna 2016): the upper bits, scaled to 0 <= x < n. */
static uint32_t below(uint32_t n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)(((state * 0x2545f4914f6cdd1du) >> 32) * n >> 32);
}

int main(int argc, char **argv)
{
    static const char *const kinds[] = {"cooperation", "rivalry", "membership", "threat"};
    long actors = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
    long rows = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
    if (actors < 2 || rows < 1) {
        fprintf(stderr, "usage: ties ACTORS ROWS\n");
        return 2;
    }
    printf("from,to,kind,type,weight,since,until,cite\n");
    for (long i = 0; i < rows; i++) {
        uint32_t a = below((uint32_t)actors), kind = below(4);
        uint32_t b = (a + 1 + below((uint32_t)actors - 1)) % (uint32_t)actors;
        int since = 1970 + (int)below(50), until = since + (int)below(12);
        printf("A%05u,A%05u,%s,type%u,%u.%u,%d,", a, b, kinds[kind], kind, below(5), 1 + below(9),
               since);
        if (until < 2019) printf("%d", until);
        printf(",source%u\n", below(100));
    }
    return 0;
}
