/*
 * generate: a graph of any size for benchmarks, the same bytes on every machine.
 *
 * generate ACTORS RELATIONS [standing | events] > graph.json
 *
 * Actors have ids of letters, ties run over 1970 to 2019 for 1 to 12 years; about a third still
 * hold. Events last a day, a month or a year.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 7;

/* xorshift64* (Vigna 2016): the upper bits, scaled to 0 <= x < n. */
static uint32_t below(uint32_t n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)(((state * 0x2545f4914f6cdd1du) >> 32) * n >> 32);
}

static const char *id_of(uint32_t actor, char id[6])
{
    for (int k = 4; k >= 0; k--, actor /= 26) {
        id[k] = (char)('A' + actor % 26);
    }
    id[5] = '\0';
    return id;
}

int main(int argc, char **argv)
{
    static const char *const kinds[] = {"cooperation", "rivalry", "membership", "threat"};
    static const char *const actor_kinds[] = {"state", "organization", "nonstate"};
    long actors = argc >= 3 ? strtol(argv[1], NULL, 10) : 0;
    long relations = argc >= 3 ? strtol(argv[2], NULL, 10) : 0;
    char from[6], to[6];
    bool events = argc == 4 && strcmp(argv[3], "events") == 0;
    if (actors < 2 || relations < 1) {
        fprintf(stderr, "usage: generate ACTORS RELATIONS [standing | events]\n");
        return 2;
    }
    printf("{\"actorgraph\":1,\"actors\":[");
    for (long i = 0; i < actors; i++) {
        printf("%s\n{\"id\":\"%s\",\"name\":\"Actor %ld\",\"kind\":\"%s\"}", i ? "," : "",
               id_of((uint32_t)i, from), i, actor_kinds[below(3)]);
    }
    printf("],\n\"relations\":[");
    for (long i = 0; i < relations; i++) {
        uint32_t a = below((uint32_t)actors),
                 b = (a + 1 + below((uint32_t)actors - 1)) % (uint32_t)actors;
        int since = 1970 + (int)below(50), until = since + (int)below(12);
        printf("%s\n{\"from\":\"%s\",\"to\":\"%s\",\"kind\":\"%s\",\"weight\":%u.%u,\"%s\":\"%d",
               i ? "," : "", id_of(a, from), id_of(b, to), kinds[below(4)], below(5), 1 + below(9),
               events ? "date" : "since", since);
        uint32_t detail = events ? below(4) : 0;
        if (detail > 0) printf("-%02u", 1 + below(12));
        if (detail > 1) printf("-%02u", 1 + below(28));
        putchar('"');
        if (!events && until < 2019) {
            printf(",\"until\":\"%d\"", until);
        }
        putchar('}');
    }
    printf("]}\n");
    return fflush(stdout) || ferror(stdout);
}
