#include "cli/balance_page.h"

#include "slice/cited.h"

#include <math.h>

static const struct acg_grid_column network_columns[] = {
    {.name = "period"},
    {.name = "actors"},
    {.name = "ties"},
    {.name = "positive"},
    {.name = "negative"},
    {.name = "mixed"},
    {.name = "unsigned"},
    {.name = "ppp"},
    {.name = "ppn"},
    {.name = "pnn"},
    {.name = "nnn"},
    {.name = "ppp_weight"},
    {.name = "ppn_weight"},
    {.name = "pnn_weight"},
    {.name = "nnn_weight"},
    {.name = "balance_triads"},
    {.name = "balance_triads_weak"},
    {.name = "balance_triads_weight"},
    {.name = "balance_triads_weak_weight"},
    {.name = "balance_walks"},
    {.name = "imbalance_walks"},
    {.name = "leading_eigenvalue"},
    {.name = "signed_laplacian_min"},
    {.name = "negative_inside"},
    {.name = "camps"},
    {.name = "frustration"},
    {.name = "frustration_low"},
    {.name = "proved"},
    {.name = "balance_frustration"},
    {.name = "frustration_weight"},
    {.name = "frustration_weight_low"},
    {.name = "weight_proved"},
    {.name = "balance_frustration_weight"},
    {.name = "best_splits"},
    {.name = "undecided"},
};

static const struct acg_grid_column tie_columns[] = {
    {.name = "period", .grouped = true},
    {.name = "actor"},
    {.name = "other"},
    {.name = "sign"},
    {.name = "weight"},
    {.name = "strain"},
    {.name = "in_split"},
    {.name = "camp"},
    {.name = "camp_other"},
    {.name = "claims"},
    {.name = "sources"},
};

static const struct acg_grid_column actor_columns[] = {
    {.name = "period", .grouped = true},
    {.name = "actor"},
    {.name = "name"},
    {.name = "part"},
    {.name = "camp"},
    {.name = "undecided"},
    {.name = "ppp"},
    {.name = "ppn"},
    {.name = "pnn"},
    {.name = "nnn"},
    {.name = "balance_triads"},
    {.name = "balance_triads_weak"},
};

static const struct acg_grid_column split_columns[] = {
    {.name = "period", .grouped = true},
    {.name = "split", .grouped = true},
    {.name = "actor"},
    {.name = "part"},
    {.name = "camp"},
};

static const struct acg_grid_column change_columns[] = {
    {.name = "before", .grouped = true},
    {.name = "after", .grouped = true},
    {.name = "change"},
    {.name = "actor"},
    {.name = "other"},
    {.name = "sign_before"},
    {.name = "sign_after"},
    {.name = "strain_before"},
    {.name = "strain_after"},
};

static const struct acg_grid_column chance_columns[] = {
    {.name = "period", .grouped = true},
    {.name = "measure"},
    {.name = "value"},
    {.name = "mean"},
    {.name = "sd"},
    {.name = "low"},
    {.name = "high"},
    {.name = "z"},
    {.name = "p_more"},
    {.name = "p_less"},
};

const struct acg_grid_column *acg_balance_columns(enum acg_balance_rows rows, size_t *count)
{
    static const struct {
        const struct acg_grid_column *columns;
        size_t count;
    } all[] = {
        [ACG_BALANCE_NETWORK] = {network_columns, sizeof network_columns / sizeof *network_columns},
        [ACG_BALANCE_TIES] = {tie_columns, sizeof tie_columns / sizeof *tie_columns},
        [ACG_BALANCE_ACTORS] = {actor_columns, sizeof actor_columns / sizeof *actor_columns},
        [ACG_BALANCE_SPLITS] = {split_columns, sizeof split_columns / sizeof *split_columns},
        [ACG_BALANCE_CHANGES] = {change_columns, sizeof change_columns / sizeof *change_columns},
        [ACG_BALANCE_CHANCE] = {chance_columns, sizeof chance_columns / sizeof *chance_columns},
    };
    *count = all[rows].count;
    return all[rows].columns;
}

const char *acg_balance_strain(const struct acg_balance *balance, size_t tie)
{
    static const char *const words[] = {[ACG_STRAIN_NEVER] = "never",
                                        [ACG_STRAIN_SOMETIMES] = "sometimes",
                                        [ACG_STRAIN_ALWAYS] = "always"};
    if (balance->split.settled) return words[balance->split.strain[tie]];
    return balance->split.frustrated[tie] ? "found" : "unknown";
}

/** A number that may be an index of nothing: counted from 1. */
static void add_index(struct acg_grid *grid, uint32_t index)
{
    if (index == ACG_NONE) acg_grid_empty(grid);
    else acg_grid_count(grid, (size_t)index + 1);
}

static void add_triads(struct acg_grid *grid, const struct acg_triads *triads)
{
    for (int i = 0; i < ACG_N_TRIADS; i++)
        acg_grid_count(grid, triads->n[i]);
}

static void add_index_of(struct acg_grid *grid, const struct acg_frustration *found)
{
    acg_grid_computed(grid, found->cost);
    acg_grid_computed(grid, found->bound);
    acg_grid_borrow(grid, found->proved ? "yes" : "no");
    acg_grid_computed(grid, found->balance);
}

static void add_camps(struct acg_grid *grid, uint32_t camps)
{
    if (camps == ACG_CAMPS_ANY) acg_grid_borrow(grid, "any");
    else acg_grid_count(grid, camps ? camps : 2);
}

static void add_network(const struct acg_balance_page *page, struct acg_grid *grid)
{
    const struct acg_balance *b = page->balance;
    bool by_weight = page->options->split.weighted;
    acg_grid_text(grid, page->window);
    acg_grid_count(grid, b->signs.n_actors);
    acg_grid_count(grid, b->signs.n_ties);
    acg_grid_count(grid, b->signs.n_positive);
    acg_grid_count(grid, b->signs.n_negative);
    acg_grid_count(grid, b->signs.n_mixed);
    acg_grid_count(grid, b->signs.n_unsigned);
    add_triads(grid, &b->triads);
    for (int i = 0; i < ACG_N_TRIADS; i++)
        acg_grid_computed(grid, b->triads.weight[i]);
    for (int i = 0; i < 4; i++) {
        struct acg_triads_rule rule = {.weak = i % 2 == 1, .weighted = i >= 2};
        acg_grid_computed(grid, acg_triads_balance(&b->triads, rule));
    }
    acg_grid_computed(grid, b->walks.k);
    acg_grid_computed(grid, b->walks.u);
    acg_grid_computed(grid, b->walks.leading);
    acg_grid_computed(grid, b->walks.laplacian);
    acg_grid_count(grid, b->n_negative_inside);
    add_camps(grid, page->options->split.camps);
    add_index_of(grid, by_weight ? &b->other : &b->split);
    add_index_of(grid, by_weight ? &b->split : &b->other);
    if (b->split.settled && !b->split.more) acg_grid_computed(grid, b->split.n_best);
    else acg_grid_empty(grid);
    if (b->split.settled) acg_grid_count(grid, b->split.n_undecided);
    else acg_grid_empty(grid);
}

/** The claims of a signed tie, and their sources, each once. */
static void add_evidence(const struct acg_balance_page *page, const struct acg_signed_tie *tie,
                         struct acg_grid *grid)
{
    size_t count, n_claims = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(page->slice, &count);
    const uint32_t *claims = acg_slice_claims(page->slice, &count);
    const struct acg_claim *all = acg_graph_claims(page->graph, &count);
    struct acg_buffer sources = {0};
    for (uint32_t i = 0; i < tie->n; i++) {
        const struct acg_slice_tie *part = &ties[page->balance->signs.sources[tie->first + i]];
        for (uint32_t k = 0; k < part->n_claims; k++, n_claims++) {
            acg_cited_add_ids(&sources, page->graph, &all[claims[part->first_claim + k]]);
        }
    }
    acg_grid_count(grid, n_claims);
    acg_grid_text(grid, sources.length > 0 ? sources.data : NULL);
    grid->failed = grid->failed || sources.failed;
    acg_buffer_clear(&sources);
}

static const struct acg_actor *actor_of(const struct acg_balance_page *page, uint32_t actor)
{
    size_t count;
    const uint32_t *actors = acg_slice_actors(page->slice, &count);
    return &acg_graph_actors(page->graph, &count)[actors[actor]];
}

static void add_ties(const struct acg_balance_page *page, struct acg_grid *grid)
{
    const struct acg_balance *b = page->balance;
    for (size_t i = 0; i < b->signs.n_ties; i++) {
        const struct acg_signed_tie *tie = &b->signs.ties[i];
        if (!acg_balance_is_strained(b, i)) continue;
        acg_grid_text(grid, page->window);
        acg_grid_borrow(grid, actor_of(page, tie->a)->id);
        acg_grid_borrow(grid, actor_of(page, tie->b)->id);
        acg_grid_read(grid, tie->positive ? 1 : -1);
        acg_grid_computed(grid, tie->weight);
        acg_grid_borrow(grid, acg_balance_strain(b, i));
        acg_grid_borrow(grid, b->split.frustrated[i] ? "yes" : "no");
        add_index(grid, b->split.camps[tie->a]);
        add_index(grid, b->split.camps[tie->b]);
        add_evidence(page, tie, grid);
    }
}

static void add_actors(const struct acg_balance_page *page, struct acg_grid *grid)
{
    const struct acg_balance *b = page->balance;
    for (uint32_t i = 0; i < b->signs.n_actors; i++) {
        const struct acg_actor *actor = actor_of(page, i);
        acg_grid_text(grid, page->window);
        acg_grid_borrow(grid, actor->id);
        acg_grid_borrow(grid, acg_labels_in(actor->name, page->language));
        add_index(grid, b->split.part[i]);
        add_index(grid, b->split.camps[i]);
        if (b->split.settled && b->split.part[i] != ACG_NONE) {
            acg_grid_borrow(grid, b->split.undecided[i] ? "yes" : "no");
        } else {
            acg_grid_empty(grid);
        }
        add_triads(grid, &b->of_actors[i]);
        for (int weak = 0; weak < 2; weak++) {
            struct acg_triads_rule rule = {.weak = weak == 1};
            acg_grid_computed(grid, acg_triads_balance(&b->of_actors[i], rule));
        }
    }
}

static void add_splits(const struct acg_balance_page *page, struct acg_grid *grid)
{
    const struct acg_frustration *split = &page->balance->split;
    size_t n = page->balance->signs.n_actors;
    for (size_t s = 0; s < split->n_splits; s++) {
        for (uint32_t i = 0; i < n; i++) {
            if (split->part[i] == ACG_NONE) continue;
            acg_grid_text(grid, page->window);
            acg_grid_count(grid, s + 1);
            acg_grid_borrow(grid, actor_of(page, i)->id);
            add_index(grid, split->part[i]);
            add_index(grid, split->camps[s * n + i]);
        }
    }
}

static void add_chance(const struct acg_balance_page *page, struct acg_grid *grid)
{
    static const char *const names[] = {[ACG_NULL_STRONG] = "balance_triads",
                                        [ACG_NULL_WEAK] = "balance_triads_weak",
                                        [ACG_NULL_WALKS] = "balance_walks"};
    for (int i = 0; i < ACG_N_NULL_MEASURES; i++) {
        const struct acg_null *null = &page->balance->null[i];
        acg_grid_text(grid, page->window);
        acg_grid_borrow(grid, names[i]);
        acg_grid_computed(grid, null->value);
        acg_grid_computed(grid, null->mean);
        acg_grid_computed(grid, null->deviation);
        acg_grid_computed(grid, null->low);
        acg_grid_computed(grid, null->high);
        acg_grid_computed(grid, null->z);
        acg_grid_computed(grid, null->p_more);
        acg_grid_computed(grid, null->p_less);
    }
}

void acg_balance_add_rows(const struct acg_balance_page *page, enum acg_balance_rows rows,
                          struct acg_grid *grid)
{
    switch (rows) {
    case ACG_BALANCE_NETWORK:
        add_network(page, grid);
        break;
    case ACG_BALANCE_TIES:
        add_ties(page, grid);
        break;
    case ACG_BALANCE_ACTORS:
        add_actors(page, grid);
        break;
    case ACG_BALANCE_SPLITS:
        add_splits(page, grid);
        break;
    case ACG_BALANCE_CHANCE:
        add_chance(page, grid);
        break;
    case ACG_BALANCE_CHANGES:
        break; // they lie between windows
    }
}
