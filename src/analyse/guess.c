#include "analyse/guess.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const int64_t never = (int64_t)1 << 60; // what must be apart

bool acg_guess_init(struct acg_guess *out, const struct acg_puzzle *puzzle)
{
    size_t n = puzzle->n_nodes;
    *out = (struct acg_guess){.puzzle = puzzle, .scale = 1};
    out->n_camps = puzzle->camps < n ? puzzle->camps : (uint32_t)n;
    out->gain = calloc(n + 1, sizeof *out->gain);
    out->is_met = calloc(n + 1, sizeof *out->is_met);
    out->met = calloc(3 * n + 4, sizeof *out->met);
    if (!out->gain || !out->is_met || !out->met) return false;
    out->size = out->met + n + 2;
    out->spare = out->size + n + 1;
    int64_t sum = 0;
    for (size_t i = 0; i < puzzle->n_bonds; i++)
        sum += puzzle->bonds[i].cost;
    if (puzzle->n_bonds > 0) out->scale = sum / (int64_t)puzzle->n_bonds; // each costs 1 or more
    return true;
}

void acg_guess_clear(struct acg_guess *guess)
{
    free(guess->gain);
    free(guess->is_met);
    free(guess->met);
    *guess = (struct acg_guess){0};
}

/** Counts the camps of a split anew. */
static void take_stock(struct acg_guess *g, const uint32_t camp[])
{
    memset(g->size, 0, (g->n_camps + 1) * sizeof *g->size);
    for (uint32_t v = 0; v < g->puzzle->n_nodes; v++)
        g->size[camp[v]]++;
    g->n_spare = 0;
    for (uint32_t c = g->n_camps; c-- > 0;)
        if (!g->size[c]) g->spare[g->n_spare++] = c;
}

static void move(struct acg_guess *g, uint32_t camp[], uint32_t node, uint32_t to)
{
    uint32_t from = camp[node];
    if (!g->size[to]++) g->n_spare--; // only the last of the spare ones is ever given out
    if (!--g->size[from]) g->spare[g->n_spare++] = from;
    camp[node] = to;
}

/** Lists the camps that a node may go to with what it saves in each, against one where it knows
 * nobody. To be undone by forget. */
static void weigh(struct acg_guess *g, const uint32_t camp[], uint32_t node)
{
    const struct acg_puzzle *p = g->puzzle;
    const int64_t apart = never / (int64_t)(p->n_bonds + 1);
    for (size_t i = p->first[node]; i < p->first[node + 1]; i++) {
        const struct acg_bond *bond = &p->bonds[p->ends[i].bond];
        uint32_t c = camp[p->ends[i].other];
        if (!g->is_met[c]) g->met[g->n_met++] = c;
        g->is_met[c] = true;
        g->gain[c] += (bond->positive ? bond->cost : -bond->cost) - (bond->apart ? apart : 0);
    }
    uint32_t strange = g->n_spare > 0 ? g->spare[g->n_spare - 1] : 0;
    while (g->n_spare == 0 && strange < g->n_camps && g->is_met[strange])
        strange++;
    if (strange < g->n_camps) {
        g->met[g->n_met++] = strange;
        g->is_met[strange] = true;
    }
}

static void forget(struct acg_guess *g)
{
    for (uint32_t i = 0; i < g->n_met; i++) {
        g->gain[g->met[i]] = 0;
        g->is_met[g->met[i]] = false;
    }
    g->n_met = 0;
}

void acg_guess_polish(struct acg_guess *guess, uint32_t camp[])
{
    struct acg_guess *g = guess;
    take_stock(g, camp);
    for (bool moved = true; moved;) {
        moved = false;
        for (uint32_t v = 0; v < g->puzzle->n_nodes; v++) {
            weigh(g, camp, v);
            uint32_t best = camp[v];
            for (uint32_t i = 0; i < g->n_met; i++)
                if (g->gain[g->met[i]] > g->gain[best]) best = g->met[i];
            forget(g);
            if (best == camp[v]) continue;
            move(g, camp, v, best);
            moved = true;
        }
    }
}

static uint32_t below(struct acg_chance *chance, uint32_t n)
{
    return (uint32_t)(acg_chance_uniform(chance) * n);
}

void acg_guess_wander(struct acg_guess *guess, uint32_t camp[], size_t n_moves,
                      struct acg_chance *chance)
{
    struct acg_guess *g = guess;
    take_stock(g, camp);
    for (size_t i = 0; i < n_moves && g->puzzle->n_nodes > 0; i++) {
        uint32_t v = below(chance, g->puzzle->n_nodes);
        weigh(g, camp, v);
        uint32_t to = g->met[below(chance, g->n_met)];
        bool is_free = g->gain[to] >= g->gain[camp[v]];
        forget(g);
        if (is_free && to != camp[v]) move(g, camp, v, to);
    }
}

void acg_guess_anneal(struct acg_guess *guess, uint32_t camp[], unsigned sweeps,
                      struct acg_chance *chance)
{
    static const double hot = 3, cold = 0.15; // of the mean cost
    struct acg_guess *g = guess;
    uint32_t n = g->puzzle->n_nodes, start = g->n_camps < 4 ? g->n_camps : 4;
    for (uint32_t v = 0; v < n; v++)
        camp[v] = below(chance, start);
    take_stock(g, camp);
    for (unsigned sweep = 0; sweep < sweeps; sweep++) {
        double heat = hot * pow(cold / hot, (double)sweep / sweeps) * (double)g->scale;
        for (uint32_t v = 0; v < n; v++) {
            weigh(g, camp, v);
            uint32_t to = g->met[below(chance, g->n_met)];
            double loss = (double)(g->gain[camp[v]] - g->gain[to]);
            forget(g);
            if (to == camp[v]) continue;
            if (loss <= 0 || acg_chance_uniform(chance) < exp(-loss / heat)) move(g, camp, v, to);
        }
    }
    acg_guess_polish(g, camp);
}
