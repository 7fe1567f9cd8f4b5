// Times the measures of balance on signed graphs made by chance or read from lines "from to sign
// [weight]". Usage: balance COMMAND [OPTION=VALUE...] [FILE]
#include "actorgraph/balance.h"

#include "base/chance.h"
#include "base/process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct acg_signs signs;

static int by_pair(const void *x, const void *y)
{
    const struct acg_signed_tie *a = x, *b = y;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

static void finish(void)
{
    size_t n = 0;
    qsort(signs.ties, signs.n_ties, sizeof *signs.ties, by_pair);
    for (size_t i = 0; i < signs.n_ties; i++) {
        if (n > 0 && by_pair(&signs.ties[n - 1], &signs.ties[i]) == 0) continue;
        signs.ties[n++] = signs.ties[i];
    }
    signs.n_ties = n;
}

static void make(size_t n, size_t m, double negative, uint64_t seed)
{
    struct acg_chance chance = acg_chance_of(seed, 0);
    signs = (struct acg_signs){.n_actors = n, .ties = calloc(2 * m + 1, sizeof *signs.ties)};
    while (signs.n_ties < m) {
        for (; signs.n_ties < m + m / 20;) {
            uint32_t a = (uint32_t)(acg_chance_uniform(&chance) * (double)n);
            uint32_t b = (uint32_t)(acg_chance_uniform(&chance) * (double)n);
            if (a == b) continue;
            signs.ties[signs.n_ties++] = (struct acg_signed_tie){
                a < b ? a : b, a < b ? b : a, acg_chance_uniform(&chance) >= negative, 1, 0, 0};
        }
        finish();
    }
    signs.n_ties = m;
}

static bool read(const char *path)
{
    FILE *file = fopen(path, "r");
    unsigned a, b;
    int sign;
    size_t room = 0;
    if (!file) return false;
    signs = (struct acg_signs){0};
    while (fscanf(file, "%u %u %d", &a, &b, &sign) == 3) {
        if (signs.n_ties == room) {
            room = 2 * room + 100;
            signs.ties = realloc(signs.ties, room * sizeof *signs.ties);
        }
        signs.ties[signs.n_ties++] =
            (struct acg_signed_tie){a < b ? a : b, a < b ? b : a, sign > 0, 1, 0, 0};
        if (a >= signs.n_actors) signs.n_actors = a + 1;
        if (b >= signs.n_actors) signs.n_actors = b + 1;
    }
    fclose(file);
    finish();
    return true;
}

static double option(int argc, char **argv, const char *name, double usual)
{
    size_t length = strlen(name);
    for (int i = 2; i < argc; i++)
        if (strncmp(argv[i], name, length) == 0 && argv[i][length] == '=')
            return strtod(argv[i] + length + 1, NULL);
    return usual;
}

int main(int argc, char **argv)
{
    const char *path = argc > 2 ? argv[argc - 1] : "";
    if (strchr(path, '=') || !read(path))
        make((size_t)option(argc, argv, "n", 100), (size_t)option(argc, argv, "m", 300),
             option(argc, argv, "negative", 0.5), (uint64_t)option(argc, argv, "seed", 1));
    if (argc > 1 && strcmp(argv[1], "make") == 0) {
        for (size_t i = 0; i < signs.n_ties; i++)
            printf("%u %u %d\n", signs.ties[i].a, signs.ties[i].b, signs.ties[i].positive ? 1 : -1);
        return 0;
    }
    double start = acg_now();
    acg_status status = ACG_OK;
    if (argc > 1 && strcmp(argv[1], "triads") == 0) {
        struct acg_triads all, *each = calloc(signs.n_actors + 1, sizeof *each);
        status = acg_triads_count(&signs, &all, each, NULL);
        printf("%zu %zu %lu %lu %lu %lu", signs.n_actors, signs.n_ties, all.n[0], all.n[1],
               all.n[2], all.n[3]);
    } else if (argc > 1 && strcmp(argv[1], "walks") == 0) {
        struct acg_walks walks;
        status = acg_walks_measure(&signs, &walks, NULL);
        printf("%zu %zu %.9g %.9g %.9g", signs.n_actors, signs.n_ties, walks.k, walks.u,
               walks.laplacian);
    } else {
        struct acg_frustration found;
        double camps = option(argc, argv, "camps", 2);
        const struct acg_frustration_options how = {
            .camps = camps > 0 ? (uint32_t)camps : ACG_CAMPS_ANY,
            .seconds = option(argc, argv, "seconds", 60),
            .index_only = option(argc, argv, "index", 0) > 0};
        status = acg_frustration_find(&signs, &how, &found, NULL);
        printf("%zu %zu %g %s %g %s %g%s %zu", signs.n_actors, signs.n_ties, found.cost,
               found.proved ? "proved" : "bound", found.bound, found.settled ? "settled" : "-",
               found.n_best, found.more ? "+" : "", found.n_undecided);
    }
    printf(" %.3f s%s\n", acg_now() - start, status ? " failed" : "");
    return (int)status;
}
