#include "cli/diff_page.h"

#include "actorgraph/evidence.h"
#include "base/number.h"
#include "base/width.h"
#include "slice/cited.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct acg_grid_column acg_diff_columns[] = {
    {.name = "before", .grouped = true},
    {.name = "after", .grouped = true},
    {.name = "what", .grouped = true},
    {.name = "change"},
    {.name = "actor"},
    {.name = "other"},
    {.name = "kind"},
    {.name = "directed"},
    {.name = "measure"},
    {.name = "value_before"},
    {.name = "value_after"},
    {.name = "bloc_before"},
    {.name = "bloc_after"},
    {.name = "because", .below = true},
    {.name = "causes", .below = true},
    {.name = "sources", .below = true},
};
const size_t acg_n_diff_columns = sizeof acg_diff_columns / sizeof *acg_diff_columns;

static const acg_graph *graph_of(const struct acg_diff_page *page, int side)
{
    return acg_slice_graph(page->diff->slices[side]);
}

/** An actor as the later graph has it, else as the earlier one does. */
static const struct acg_actor *actor_at(const struct acg_diff_page *page, uint32_t index)
{
    const uint32_t *actors = page->diff->actors[index].actors;
    int side = actors[ACG_AFTER] != ACG_NONE ? ACG_AFTER : ACG_BEFORE;
    size_t count;
    return &acg_graph_actors(graph_of(page, side), &count)[actors[side]];
}

/** The id that the earlier graph gives it, if it has it: the one that the order rests on. */
static const char *id_of(const struct acg_diff_page *page, uint32_t index)
{
    const uint32_t *actors = page->diff->actors[index].actors;
    int side = actors[ACG_BEFORE] != ACG_NONE ? ACG_BEFORE : ACG_AFTER;
    size_t count;
    return acg_graph_actors(graph_of(page, side), &count)[actors[side]].id;
}

static const char *name_of(const struct acg_diff_page *page, uint32_t index)
{
    const struct acg_actor *actor = actor_at(page, index);
    struct acg_labels labels = actor->short_name.count ? actor->short_name : actor->name;
    return acg_labels_in(labels, page->language);
}

static bool wants(const struct acg_diff_page *page, uint32_t from, uint32_t to)
{
    return !page->wanted || page->wanted[from] || page->wanted[to];
}

static bool came(const struct acg_diff_actor *actor)
{
    return actor->there[ACG_AFTER] && !actor->there[ACG_BEFORE];
}

static bool went(const struct acg_diff_actor *actor)
{
    return actor->there[ACG_BEFORE] && !actor->there[ACG_AFTER];
}

bool acg_diff_page_differs(const struct acg_diff_page *page)
{
    const struct acg_diff *diff = page->diff;
    for (size_t i = 0; i < diff->n_ties; i++) {
        if (wants(page, diff->ties[i].from, diff->ties[i].to)) return true;
    }
    for (uint32_t i = 0; i < diff->n_actors; i++) {
        bool moves = came(&diff->actors[i]) || went(&diff->actors[i]);
        if (moves && wants(page, i, i)) return true;
    }
    return false;
}

/*
 * Causes.
 */

/** A claim of a cause: that of the later graph where there is one. */
static const struct acg_claim *claim_of(const struct acg_diff_page *page,
                                        const struct acg_diff_cause *cause, int *side)
{
    size_t count;
    *side = cause->claims[ACG_AFTER] != ACG_NONE ? ACG_AFTER : ACG_BEFORE;
    return &acg_graph_claims(graph_of(page, *side), &count)[cause->claims[*side]];
}

static const char *type_of(const acg_graph *graph, const struct acg_claim *claim,
                           const char *language)
{
    size_t count;
    const struct acg_type *types = acg_graph_types(graph, &count);
    if (claim->type == ACG_NONE) return NULL;
    const struct acg_type *type = &types[claim->type];
    return type->label.count ? acg_labels_in(type->label, language) : type->id;
}

static void add_step(struct acg_buffer *out, const char *what, const char *before,
                     const char *after, bool *first)
{
    if (strcmp(before, after) == 0) return;
    acg_buffer_format(out, "%s%s %s -> %s", *first ? ": " : ", ", what, *before ? before : "none",
                      *after ? after : "none");
    *first = false;
}

/** ": weight 2 -> 3, date 2016 -> 2017". */
static void add_recoding(struct acg_buffer *out, const struct acg_diff_page *page,
                         const struct acg_diff_cause *cause)
{
    char dates[ACG_N_SIDES][ACG_CLAIM_DATE], weights[ACG_N_SIDES][ACG_NUMBER_TEXT],
        confidences[ACG_N_SIDES][ACG_NUMBER_TEXT];
    const struct acg_claim *claims[ACG_N_SIDES];
    const char *types[ACG_N_SIDES];
    struct acg_buffer sources[ACG_N_SIDES] = {{0}};
    bool first = true;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        size_t count;
        const acg_graph *graph = graph_of(page, side);
        claims[side] = &acg_graph_claims(graph, &count)[cause->claims[side]];
        types[side] = type_of(graph, claims[side], page->language);
        if (!types[side]) types[side] = "";
        acg_claim_date(graph, claims[side], dates[side]);
        acg_number_shortest(claims[side]->weight, weights[side]);
        acg_number_shortest(claims[side]->confidence, confidences[side]);
        acg_cited_ids(&sources[side], graph, claims[side], " ");
        out->failed |= sources[side].failed;
    }
    add_step(out, "date", dates[0], dates[1], &first);
    add_step(out, "kind", acg_kind_name((enum acg_kind)claims[0]->kind),
             acg_kind_name((enum acg_kind)claims[1]->kind), &first);
    add_step(out, "type", types[0], types[1], &first);
    add_step(out, "weight", weights[0], weights[1], &first);
    add_step(out, "status", acg_claim_status_name((enum acg_claim_status)claims[0]->status),
             acg_claim_status_name((enum acg_claim_status)claims[1]->status), &first);
    add_step(out, "confidence", confidences[0], confidences[1], &first);
    add_step(out, "direction", claims[0]->directed ? "yes" : "no",
             claims[1]->directed ? "yes" : "no", &first);
    add_step(out, "sources", sources[0].data ? sources[0].data : "",
             sources[1].data ? sources[1].data : "", &first);
    if (first) acg_buffer_text(out, ": between other actors");
    acg_buffer_clear(&sources[0]);
    acg_buffer_clear(&sources[1]);
}

/** "began: Joint exercise 2016-10-22 [diplomat2016]". */
static void add_cause(struct acg_buffer *out, const struct acg_diff_page *page,
                      const struct acg_diff_cause *cause)
{
    int side;
    char date[ACG_CLAIM_DATE];
    const struct acg_claim *claim = claim_of(page, cause, &side);
    const acg_graph *graph = graph_of(page, side);
    const char *type = type_of(graph, claim, page->language);
    bool event = claim->timing == ACG_EVENT, began = cause->why == ACG_CAUSE_BEGAN;
    const char *why = event && began                           ? "happened"
                      : event && cause->why == ACG_CAUSE_ENDED ? "past"
                                                               : acg_cause_name(cause->why);
    acg_claim_date(graph, claim, date);
    acg_buffer_format(out, "%s %s", why, type ? type : acg_kind_name((enum acg_kind)claim->kind));
    if (*date) acg_buffer_format(out, " %s", date);
    acg_buffer_text(out, " [");
    acg_cited_ids(out, graph, claim, ", ");
    acg_buffer_text(out, claim->n_cites ? "]" : "no source]");
    if (cause->why == ACG_CAUSE_RECODED) add_recoding(out, page, cause);
}

/** Bits: 1 the world changed, 2 our sources did. */
static unsigned sorts_of(const struct acg_diff_page *page, const struct acg_diff_tie *tie)
{
    unsigned sorts = 0;
    for (uint32_t i = 0; i < tie->n_causes; i++) {
        sorts |= acg_cause_is_world(page->diff->causes[tie->first_cause + i].why) ? 1U : 2U;
    }
    return sorts;
}

/*
 * Rows.
 */

/** The cells that all rows begin with. */
static void begin_row(const struct acg_diff_page *page, struct acg_grid *grid, const char *what,
                      const char *change)
{
    acg_grid_text(grid, page->names[ACG_BEFORE]);
    acg_grid_text(grid, page->names[ACG_AFTER]);
    acg_grid_borrow(grid, what);
    acg_grid_borrow(grid, change);
}

static void add_empty(struct acg_grid *grid, size_t n)
{
    for (size_t i = 0; i < n; i++)
        acg_grid_empty(grid);
}

static void add_tie_row(const struct acg_diff_page *page, struct acg_grid *grid,
                        const struct acg_diff_tie *tie)
{
    static const char *const because[] = {NULL, "world", "sources", "world; sources"};
    struct acg_buffer causes = {0}, sources = {0};
    begin_row(page, grid, "tie", acg_change_name(acg_diff_change(tie)));
    acg_grid_borrow(grid, id_of(page, tie->from));
    acg_grid_borrow(grid, id_of(page, tie->to));
    acg_grid_borrow(grid, acg_kind_name(tie->kind));
    acg_grid_borrow(grid, tie->directed ? "yes" : "no");
    acg_grid_borrow(grid, "weight");
    for (int side = 0; side < ACG_N_SIDES; side++)
        acg_grid_computed(grid, tie->weights[side]);
    add_empty(grid, 2);
    for (uint32_t i = 0; i < tie->n_causes; i++) {
        int side;
        const struct acg_diff_cause *cause = &page->diff->causes[tie->first_cause + i];
        const struct acg_claim *claim = claim_of(page, cause, &side);
        if (i > 0) acg_buffer_text(&causes, "; ");
        add_cause(&causes, page, cause);
        acg_cited_add_ids(&sources, graph_of(page, side), claim);
    }
    acg_grid_borrow(grid, because[sorts_of(page, tie)]);
    acg_grid_text(grid, causes.data);
    acg_grid_text(grid, sources.data);
    grid->failed = grid->failed || causes.failed || sources.failed;
    acg_buffer_clear(&causes);
    acg_buffer_clear(&sources);
}

static void add_flip_rows(const struct acg_diff_page *page, struct acg_grid *grid)
{
    for (size_t i = 0; i < page->diff->n_flips; i++) {
        const struct acg_diff_flip *flip = &page->diff->flips[i];
        if (!wants(page, flip->from, flip->to)) continue;
        begin_row(page, grid, "dyad", "flipped");
        acg_grid_borrow(grid, id_of(page, flip->from));
        acg_grid_borrow(grid, id_of(page, flip->to));
        add_empty(grid, 2);
        acg_grid_borrow(grid, "net_weight");
        for (int side = 0; side < ACG_N_SIDES; side++)
            acg_grid_computed(grid, flip->net[side]);
        add_empty(grid, 5);
    }
}

static void add_actor_rows(const struct acg_diff_page *page, struct acg_grid *grid)
{
    for (uint32_t i = 0; i < page->diff->n_actors; i++) {
        const struct acg_diff_actor *actor = &page->diff->actors[i];
        if (!wants(page, i, i) || (!came(actor) && !went(actor))) continue;
        begin_row(page, grid, "actor", came(actor) ? "came" : "went");
        acg_grid_borrow(grid, id_of(page, i));
        add_empty(grid, 11);
    }
}

static void add_move_rows(const struct acg_diff_page *page, struct acg_grid *grid)
{
    for (size_t i = 0; i < page->n_moves; i++) {
        const struct acg_diff_move *move = &page->moves[i];
        if (!wants(page, move->actor, move->actor)) continue;
        size_t before = move->ranks[ACG_BEFORE], after = move->ranks[ACG_AFTER];
        bool up = after > 0 && (before == 0 || after < before);
        begin_row(page, grid, "rank", up ? "up" : "down");
        acg_grid_borrow(grid, id_of(page, move->actor));
        add_empty(grid, 3);
        acg_grid_borrow(grid, page->measure);
        for (int side = 0; side < ACG_N_SIDES; side++) {
            if (move->ranks[side]) {
                acg_grid_count(grid, move->ranks[side]);
            } else {
                acg_grid_empty(grid);
            }
        }
        add_empty(grid, 5);
    }
    for (size_t i = 0; i < page->n_bloc_moves; i++) {
        const struct acg_bloc_move *move = &page->bloc_moves[i];
        begin_row(page, grid, "bloc", "moved");
        acg_grid_borrow(grid, id_of(page, move->actor));
        add_empty(grid, 6);
        for (int side = 0; side < ACG_N_SIDES; side++)
            acg_grid_text(grid, *move->blocs[side] ? move->blocs[side] : NULL);
        add_empty(grid, 3);
    }
}

static void add_network_row(const struct acg_diff_page *page, struct acg_grid *grid,
                            const char *measure, double before, double after)
{
    begin_row(page, grid, "network", NULL);
    add_empty(grid, 4);
    acg_grid_borrow(grid, measure);
    acg_grid_computed(grid, before);
    acg_grid_computed(grid, after);
    add_empty(grid, 5);
}

static void add_network_rows(const struct acg_diff_page *page, struct acg_grid *grid)
{
    const struct acg_diff *diff = page->diff;
    size_t actors[ACG_N_SIDES], ties[ACG_N_SIDES];
    double weights[ACG_N_SIDES] = {0};
    for (int side = 0; side < ACG_N_SIDES; side++) {
        acg_slice_actors(diff->slices[side], &actors[side]);
        const struct acg_slice_tie *all = acg_slice_ties(diff->slices[side], &ties[side]);
        for (size_t i = 0; i < ties[side]; i++)
            weights[side] += all[i].weight;
    }
    add_network_row(page, grid, "actors", (double)actors[0], (double)actors[1]);
    add_network_row(page, grid, "ties", (double)ties[0], (double)ties[1]);
    add_network_row(page, grid, "weight", weights[0], weights[1]);
    add_network_row(page, grid, "tie_jaccard", NAN, diff->tie_jaccard);
    add_network_row(page, grid, "weighted_jaccard", NAN, diff->weighted_jaccard);
    add_network_row(page, grid, "correlation", NAN, diff->correlation);
}

void acg_diff_page_rows(const struct acg_diff_page *page, struct acg_grid *grid)
{
    const struct acg_diff *diff = page->diff;
    for (size_t i = 0; i < diff->n_ties; i++) {
        if (wants(page, diff->ties[i].from, diff->ties[i].to)) {
            add_tie_row(page, grid, &diff->ties[i]);
        }
    }
    add_flip_rows(page, grid);
    add_actor_rows(page, grid);
    add_move_rows(page, grid);
    add_network_rows(page, grid);
}

/*
 * Lines for people.
 */

static const char *const marks[ACG_N_CHANGES] = {"+", "-", "~", "~"};
static const char *const colors[ACG_N_CHANGES] = {"\033[32m", "\033[31m", "\033[33m", "\033[33m"};

static void colored(const struct acg_diff_page *page, struct acg_buffer *out, const char *color,
                    const char *text)
{
    acg_buffer_format(out, "%s%s%s", page->colored ? color : "", text,
                      page->colored ? "\033[0m" : "");
}

/** Changed ties of one actor, by what became of them. */
struct tally {
    uint32_t actor;
    size_t n[ACG_N_CHANGES], all;
};

static int by_tally(const void *a, const void *b)
{
    const struct tally *x = a, *y = b;
    if (x->all != y->all) return x->all > y->all ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

static void add_bar(const struct acg_diff_page *page, struct acg_buffer *out,
                    const struct tally *tally, size_t most)
{
    enum { LONGEST = 40 };
    for (int change = 0; change < ACG_N_CHANGES; change++) {
        size_t n = tally->n[change];
        if (most > LONGEST) n = (n * LONGEST + most - 1) / most;
        for (size_t i = 0; i < n; i++)
            colored(page, out, colors[change], marks[change]);
    }
    acg_buffer_char(out, '\n');
}

static size_t name_width(const struct acg_diff_page *page, uint32_t actor)
{
    const char *name = name_of(page, actor);
    return acg_text_width(name, strlen(name));
}

/** A bar for each actor whose ties changed, the busiest first. */
static void add_bars(const struct acg_diff_page *page, struct acg_buffer *out)
{
    const struct acg_diff *diff = page->diff;
    struct tally *tallies = calloc(diff->n_actors + 1, sizeof *tallies);
    size_t widest = 0;
    if (!tallies) {
        out->failed = true;
        return;
    }
    for (uint32_t i = 0; i < diff->n_actors; i++)
        tallies[i].actor = i;
    for (size_t i = 0; i < diff->n_ties; i++) {
        const struct acg_diff_tie *tie = &diff->ties[i];
        if (!wants(page, tie->from, tie->to)) continue;
        const uint32_t ends[] = {tie->from, tie->to};
        for (int end = 0; end < 2; end++) {
            tallies[ends[end]].n[acg_diff_change(tie)]++;
            tallies[ends[end]].all++;
        }
    }
    qsort(tallies, diff->n_actors + 1, sizeof *tallies, by_tally);
    for (size_t i = 0; i < diff->n_actors && tallies[i].all > 0; i++) {
        size_t width = name_width(page, tallies[i].actor);
        if (width > widest) widest = width;
    }
    for (size_t i = 0; i < diff->n_actors && tallies[i].all > 0; i++) {
        const char *name = name_of(page, tallies[i].actor);
        acg_buffer_format(out, " %s%*s | %3zu ", name,
                          (int)(widest - name_width(page, tallies[i].actor)), "", tallies[i].all);
        add_bar(page, out, &tallies[i], tallies[0].all);
    }
    free(tallies);
}

static void add_ratio(struct acg_buffer *out, const char *before, double value)
{
    char text[ACG_NUMBER_TEXT] = "undefined";
    if (!isnan(value)) acg_number_readable(value, 3, text);
    acg_buffer_format(out, "%s%s", before, text);
}

static void add_summary(const struct acg_diff_page *page, struct acg_buffer *out)
{
    const struct acg_diff *diff = page->diff;
    size_t actors[ACG_N_SIDES], ties[ACG_N_SIDES];
    const size_t *n = diff->n_changes;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        acg_slice_actors(diff->slices[side], &actors[side]);
        acg_slice_ties(diff->slices[side], &ties[side]);
    }
    colored(page, out, "\033[1m", "diff");
    acg_buffer_format(out, " %s %s\n", page->names[ACG_BEFORE], page->names[ACG_AFTER]);
    acg_buffer_format(out,
                      " ties   %zu -> %zu: %zu new, %zu gone, %zu stronger, %zu weaker, %zu the "
                      "same\n",
                      ties[0], ties[1], n[ACG_CHANGE_NEW], n[ACG_CHANGE_GONE],
                      n[ACG_CHANGE_STRONGER], n[ACG_CHANGE_WEAKER], diff->n_same);
    acg_buffer_format(out, " actors %zu -> %zu: %zu came, %zu went\n", actors[0], actors[1],
                      diff->n_came, diff->n_went);
    add_ratio(out, " alike  tie Jaccard ", diff->tie_jaccard);
    add_ratio(out, ", weighted Jaccard ", diff->weighted_jaccard);
    add_ratio(out, ", correlation ", diff->correlation);
    acg_buffer_char(out, '\n');
    add_bars(page, out);
}

/** "+ China -- Tajikistan  cooperation 0 -> 2", and its causes, as far as `sorts` asks. */
static void add_tie(const struct acg_diff_page *page, struct acg_buffer *out,
                    const struct acg_diff_tie *tie, unsigned sorts)
{
    enum acg_change change = acg_diff_change(tie);
    char weights[ACG_N_SIDES][ACG_NUMBER_TEXT];
    struct acg_buffer line = {0};
    for (int side = 0; side < ACG_N_SIDES; side++)
        acg_number_readable(tie->weights[side], 4, weights[side]);
    acg_buffer_format(&line, "%s %s %s %s: %s %s -> %s", marks[change], name_of(page, tie->from),
                      tie->directed ? "->" : "--", name_of(page, tie->to), acg_kind_name(tie->kind),
                      weights[0], weights[1]);
    out->failed |= line.failed;
    if (!out->failed) colored(page, out, colors[change], line.data);
    acg_buffer_clear(&line);
    acg_buffer_char(out, '\n');
    for (uint32_t i = 0; i < tie->n_causes; i++) {
        const struct acg_diff_cause *cause = &page->diff->causes[tie->first_cause + i];
        if (!(sorts & (acg_cause_is_world(cause->why) ? 1U : 2U))) continue;
        acg_buffer_text(out, "    ");
        add_cause(out, page, cause);
        acg_buffer_char(out, '\n');
    }
}

static void add_ties(const struct acg_diff_page *page, struct acg_buffer *out, unsigned sorts)
{
    for (size_t i = 0; i < page->diff->n_ties; i++) {
        const struct acg_diff_tie *tie = &page->diff->ties[i];
        if (wants(page, tie->from, tie->to) && (sorts_of(page, tie) & sorts)) {
            add_tie(page, out, tie, sorts);
        }
    }
}

static void add_flips(const struct acg_diff_page *page, struct acg_buffer *out)
{
    for (size_t i = 0; i < page->diff->n_flips; i++) {
        const struct acg_diff_flip *flip = &page->diff->flips[i];
        char net[ACG_N_SIDES][ACG_NUMBER_TEXT];
        struct acg_buffer line = {0};
        if (!wants(page, flip->from, flip->to)) continue;
        for (int side = 0; side < ACG_N_SIDES; side++)
            acg_number_readable(flip->net[side], 4, net[side]);
        acg_buffer_format(&line, "! %s -- %s: net %s -> %s", name_of(page, flip->from),
                          name_of(page, flip->to), net[0], net[1]);
        out->failed |= line.failed;
        if (!out->failed) colored(page, out, "\033[35m", line.data);
        acg_buffer_clear(&line);
        acg_buffer_char(out, '\n');
    }
}

static void add_actors(const struct acg_diff_page *page, struct acg_buffer *out)
{
    for (uint32_t i = 0; i < page->diff->n_actors; i++) {
        const struct acg_diff_actor *actor = &page->diff->actors[i];
        if (!wants(page, i, i) || (!came(actor) && !went(actor))) continue;
        bool is_new = came(actor);
        colored(page, out, colors[is_new ? ACG_CHANGE_NEW : ACG_CHANGE_GONE], is_new ? "+" : "-");
        acg_buffer_format(out, " %s %s\n", name_of(page, i), is_new ? "came" : "went");
    }
}

static void add_rank(struct acg_buffer *out, size_t rank)
{
    if (rank) {
        acg_buffer_format(out, "%zu", rank);
    } else {
        acg_buffer_text(out, "none");
    }
}

static void add_moves(const struct acg_diff_page *page, struct acg_buffer *out)
{
    for (size_t i = 0; i < page->n_moves; i++) {
        const struct acg_diff_move *move = &page->moves[i];
        if (!wants(page, move->actor, move->actor)) continue;
        acg_buffer_format(out, "~ %s: rank by %s ", name_of(page, move->actor), page->measure);
        add_rank(out, move->ranks[ACG_BEFORE]);
        acg_buffer_text(out, " -> ");
        add_rank(out, move->ranks[ACG_AFTER]);
        acg_buffer_char(out, '\n');
    }
    for (size_t i = 0; i < page->n_bloc_moves; i++) {
        const struct acg_bloc_move *move = &page->bloc_moves[i];
        acg_buffer_format(out, "~ %s: nearest bloc %s -> %s\n", name_of(page, move->actor),
                          *move->blocs[0] ? move->blocs[0] : "none",
                          *move->blocs[1] ? move->blocs[1] : "none");
    }
}

/** Claims that the two files code differently, whatever became of the ties. */
static void add_codings(const struct acg_diff_page *page, struct acg_buffer *out)
{
    const struct acg_diff *diff = page->diff;
    for (size_t i = 0; i < diff->n_recoded; i++) {
        const struct acg_diff_cause *cause = &diff->recoded[i];
        size_t count;
        int side;
        const struct acg_claim *claim = claim_of(page, cause, &side);
        const acg_graph *graph = graph_of(page, side);
        const struct acg_tie *ties = acg_graph_ties(graph, &count);
        const struct acg_actor *actors = acg_graph_actors(graph, &count);
        bool is_new = cause->why == ACG_CAUSE_ADDED;
        int change = is_new                            ? ACG_CHANGE_NEW
                     : cause->why == ACG_CAUSE_REMOVED ? ACG_CHANGE_GONE
                                                       : ACG_CHANGE_STRONGER;
        colored(page, out, colors[change], marks[change]);
        acg_buffer_text(out, " claim on ");
        for (uint32_t k = 0; k < claim->n_ties && k < 3; k++) {
            const struct acg_tie *tie = &ties[claim->first_tie + k];
            acg_buffer_format(out, "%s%s %s %s", k ? ", " : "", actors[tie->from].id,
                              claim->directed ? "->" : "--", actors[tie->to].id);
        }
        if (claim->n_ties > 3) acg_buffer_format(out, " and %u more", (unsigned)claim->n_ties - 3);
        acg_buffer_text(out, ": ");
        add_cause(out, page, cause);
        acg_buffer_char(out, '\n');
    }
}

static void add_heading(const struct acg_diff_page *page, struct acg_buffer *out, const char *text)
{
    acg_buffer_char(out, '\n');
    colored(page, out, "\033[1m", text);
    acg_buffer_char(out, '\n');
}

void acg_diff_page_text(const struct acg_diff_page *page, struct acg_buffer *out)
{
    struct acg_buffer lines = {0};
    if (page->explain) {
        add_heading(page, &lines, "The world changed:");
        add_ties(page, &lines, 1);
        add_heading(page, &lines, "Our sources changed:");
        add_ties(page, &lines, 2);
        add_codings(page, &lines);
        add_heading(page, &lines, "In sum:");
    } else {
        add_ties(page, &lines, 3);
    }
    add_flips(page, &lines);
    add_actors(page, &lines);
    add_moves(page, &lines);
    add_summary(page, out);
    if (lines.length > 0 && !page->explain) acg_buffer_char(out, '\n');
    acg_buffer_add(out, lines.data, lines.length);
    out->failed |= lines.failed;
    acg_buffer_clear(&lines);
}
