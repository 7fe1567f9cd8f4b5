#include "cli/balance_page.h"
#include "cli/paragraph.h"

#include "actorgraph/evidence.h"
#include "base/number.h"
#include "base/utf8.h"
#include "slice/cited.h"

#include <math.h>
#include <string.h>

static const struct acg_actor *actor_of(const struct acg_balance_page *page, uint32_t actor)
{
    size_t count;
    const uint32_t *actors = acg_slice_actors(page->slice, &count);
    return &acg_graph_actors(page->graph, &count)[actors[actor]];
}

static void add_name(struct acg_buffer *out, const struct acg_balance_page *page, uint32_t actor)
{
    const struct acg_actor *it = actor_of(page, actor);
    acg_text_add_clean(
        out, acg_labels_in(it->short_name.count ? it->short_name : it->name, page->language));
}

/** A computed number; "undefined" if there is none. Whole ones are counts: none of their digits
 * goes. */
static void add_number(struct acg_buffer *out, const struct acg_balance_page *page, double number)
{
    char text[ACG_NUMBER_TEXT];
    if (isnan(number)) {
        acg_buffer_text(out, "undefined");
        return;
    }
    bool whole = number == floor(number) && fabs(number) < 1e15;
    acg_number_digits(number, whole ? 17 : page->digits ? page->digits : 3, text);
    acg_buffer_text(out, text);
}

static void add_headline(struct acg_buffer *out, const struct acg_balance_page *page)
{
    const struct acg_frustration *split = &page->balance->split;
    const struct acg_signs *signs = &page->balance->signs;
    const char *said = signs->n_ties == 0       ? "no signed ties: nothing to balance"
                       : signs->n_negative == 0 ? "balanced: it has no negative ties"
                       : split->cost == 0       ? "balanced"
                       : split->proved          ? "not balanced"
                                                : "not shown to be balanced";
    acg_buffer_format(out, "The signed network in %s: %s\n\n", page->window, said);
}

static void add_network(struct acg_buffer *out, const struct acg_balance_page *page)
{
    const struct acg_signs *signs = &page->balance->signs;
    struct acg_buffer text = {0};
    acg_buffer_format(&text, "%zu actors, %zu signed dyads: %zu positive, %zu negative",
                      signs->n_actors, signs->n_ties, signs->n_positive, signs->n_negative);
    if (signs->n_mixed > 0) {
        acg_buffer_format(&text, "; %zu have both signs, %s", signs->n_mixed,
                          page->options->dyads == ACG_DYAD_NET ? "the heavier counts"
                                                               : "and are left out (ambivalent)");
    }
    if (signs->n_unsigned > 0 && page->options->dyads == ACG_DYAD_NET) {
        acg_buffer_format(&text, "; %zu weigh the same both ways and have none", signs->n_unsigned);
    }
    acg_paragraph_add(out, "network", &text, page->width);
}

static void add_triads(struct acg_buffer *out, const struct acg_balance_page *page)
{
    static const char *const names[] = {"+++", "++-", "+--", "---"};
    const struct acg_triads *triads = &page->balance->triads;
    struct acg_buffer text = {0};
    for (int i = 0; i < ACG_N_TRIADS; i++) {
        acg_buffer_format(&text, "%s%s %llu", i ? ", " : "", names[i],
                          (unsigned long long)triads->n[i]);
    }
    double strong = acg_triads_balance(triads, (struct acg_triads_rule){0});
    if (!isnan(strong)) {
        acg_buffer_text(&text, "; the balanced are a share of ");
        add_number(&text, page, strong);
        acg_buffer_text(&text, ", with --- ");
        add_number(&text, page, acg_triads_balance(triads, (struct acg_triads_rule){.weak = true}));
    }
    acg_paragraph_add(out, "triads", &text, page->width);
}

static void add_walks(struct acg_buffer *out, const struct acg_balance_page *page)
{
    const struct acg_walks *walks = &page->balance->walks;
    struct acg_buffer text = {0};
    if (isnan(walks->k)) return;
    acg_buffer_text(&text, "K ");
    add_number(&text, page, walks->k);
    acg_buffer_text(&text, " (1: balanced), U ");
    add_number(&text, page, walks->u);
    acg_buffer_text(&text, "; least eigenvalue of the signed Laplacian ");
    add_number(&text, page, walks->laplacian);
    acg_paragraph_add(out, "walks", &text, page->width);
}

/** "3 of 17 ties, proved" or "at most 3 of 17 ties, at least 2". */
static void add_cost(struct acg_buffer *out, const struct acg_balance_page *page,
                     const struct acg_frustration *found, const char *of)
{
    if (!found->proved) acg_buffer_text(out, "at most ");
    add_number(out, page, found->cost);
    acg_buffer_text(out, of);
    if (found->proved) {
        acg_buffer_text(out, ", proved the least");
    } else {
        acg_buffer_text(out, ", not proved: at least ");
        add_number(out, page, found->bound);
    }
}

static double weight_of(const struct acg_signs *signs)
{
    double sum = 0;
    for (size_t i = 0; i < signs->n_ties; i++)
        sum += signs->ties[i].weight;
    return sum;
}

static void add_frustration(struct acg_buffer *out, const struct acg_balance_page *page)
{
    const struct acg_balance *b = page->balance;
    bool by_weight = page->options->split.weighted;
    struct acg_buffer text = {0}, of = {0};
    if (b->signs.n_ties == 0) return;
    acg_buffer_format(&of, " of %zu ties", b->signs.n_ties);
    add_cost(&text, page, by_weight ? &b->other : &b->split, of.failed ? "" : of.data);
    acg_buffer_text(&text, " (balance ");
    add_number(&text, page, (by_weight ? &b->other : &b->split)->balance);
    acg_buffer_text(&text, "); by weight ");
    of.length = 0;
    acg_buffer_text(&of, " of ");
    add_number(&of, page, weight_of(&b->signs));
    add_cost(&text, page, by_weight ? &b->split : &b->other, of.failed ? "" : of.data);
    text.failed = text.failed || of.failed;
    acg_buffer_clear(&of);
    acg_paragraph_add(out, "frustration", &text, page->width);
}

/** The actors of one camp of one part. */
static size_t add_members(struct acg_buffer *out, const struct acg_balance_page *page,
                          uint32_t part, uint32_t camp)
{
    const struct acg_frustration *split = &page->balance->split;
    size_t n = 0;
    for (uint32_t i = 0; i < page->balance->signs.n_actors; i++) {
        if (split->part[i] != part || split->camps[i] != camp) continue;
        acg_buffer_text(out, n++ ? ", " : "");
        add_name(out, page, i);
        if (split->settled && split->undecided[i]) acg_buffer_char(out, '?');
    }
    return n;
}

static uint32_t most_camps(const struct acg_balance_page *page)
{
    const struct acg_frustration *split = &page->balance->split;
    uint32_t most = 0;
    for (uint32_t i = 0; i < page->balance->signs.n_actors; i++)
        if (split->camps[i] != ACG_NONE && split->camps[i] >= most) most = split->camps[i] + 1;
    return most;
}

static void add_camps(struct acg_buffer *out, const struct acg_balance_page *page)
{
    const struct acg_frustration *split = &page->balance->split;
    uint32_t camps = most_camps(page);
    bool names_parts = split->n_parts > 1 && page->options->split.camps != ACG_CAMPS_ANY;
    const char *heading = "camps";
    for (uint32_t part = 0; part < split->n_parts; part++) {
        for (uint32_t camp = 0; camp < camps; camp++) {
            struct acg_buffer text = {0};
            if (names_parts) acg_buffer_format(&text, "part %u, ", part + 1);
            acg_buffer_format(&text, "camp %u: ", camp + 1);
            if (add_members(&text, page, part, camp) > 0) {
                acg_paragraph_add(out, heading, &text, page->width);
                heading = "";
            }
            acg_buffer_clear(&text);
        }
    }
    if (split->n_parts == 0) return;
    struct acg_buffer text = {0};
    if (!split->settled) {
        acg_buffer_text(&text, "a split that was found; there may be better or equally good ones");
    } else if (split->n_best == 1 && !split->more) {
        acg_buffer_text(&text, "no other split is as good");
    } else {
        acg_buffer_text(&text, split->more ? "more than " : "");
        add_number(&text, page, split->n_best);
        acg_buffer_text(&text, " splits are equally good");
        if (split->n_undecided > 0) {
            acg_buffer_format(&text, "; %zu actor%s (?) in another camp in some of them",
                              split->n_undecided, split->n_undecided == 1 ? "" : "s");
        }
    }
    acg_paragraph_add(out, "", &text, page->width);
}

/** "2016-10/.. Border infrastructure 4 [kizilay2022; diplomat2016]" */
static void add_claim(struct acg_buffer *out, const struct acg_balance_page *page,
                      const struct acg_claim *claim)
{
    size_t count;
    const struct acg_type *types = acg_graph_types(page->graph, &count);
    char date[ACG_CLAIM_DATE], weight[ACG_NUMBER_TEXT];
    struct acg_buffer sources = {0};
    acg_claim_date(page->graph, claim, date);
    acg_number_shortest(claim->weight, weight);
    acg_cited_add_ids(&sources, page->graph, claim);
    const struct acg_type *type = claim->type == ACG_NONE ? NULL : &types[claim->type];
    acg_buffer_format(out, "%s%s", date, *date ? " " : "");
    acg_text_add_clean(out, !type               ? acg_kind_name((enum acg_kind)claim->kind)
                            : type->label.count ? acg_labels_in(type->label, page->language)
                                                : type->id);
    acg_buffer_format(out, " %s [", weight);
    acg_text_add_clean(out, sources.length > 0 ? sources.data : "no source");
    acg_buffer_char(out, ']');
    out->failed = out->failed || sources.failed;
    acg_buffer_clear(&sources);
}

static void add_claims(struct acg_buffer *out, const struct acg_balance_page *page,
                       const struct acg_signed_tie *tie)
{
    size_t count;
    const struct acg_slice_tie *ties = acg_slice_ties(page->slice, &count);
    const uint32_t *claims = acg_slice_claims(page->slice, &count);
    const struct acg_claim *all = acg_graph_claims(page->graph, &count);
    for (uint32_t i = 0; i < tie->n; i++) {
        const struct acg_slice_tie *part = &ties[page->balance->signs.sources[tie->first + i]];
        for (uint32_t k = 0; k < part->n_claims; k++) {
            struct acg_buffer text = {0};
            acg_buffer_text(&text, "- ");
            add_claim(&text, page, &all[claims[part->first_claim + k]]);
            acg_paragraph_add(out, "", &text, page->width);
        }
    }
}

static void add_strained(struct acg_buffer *out, const struct acg_balance_page *page)
{
    const struct acg_balance *b = page->balance;
    const char *heading = "strained by";
    for (size_t i = 0; i < b->signs.n_ties; i++) {
        const struct acg_signed_tie *tie = &b->signs.ties[i];
        struct acg_buffer text = {0};
        if (!acg_balance_is_strained(b, i)) continue;
        add_name(&text, page, tie->a);
        acg_buffer_format(&text, " %s ", tie->positive ? "+" : "-");
        add_name(&text, page, tie->b);
        acg_buffer_text(&text, ", weight ");
        add_number(&text, page, tie->weight);
        if (b->split.settled) {
            acg_buffer_format(&text, ": frustrated %s",
                              b->split.strain[i] == ACG_STRAIN_ALWAYS ? "in every best split"
                              : b->split.frustrated[i] ? "in this split, not in every best one"
                                                       : "in other best splits");
        }
        acg_paragraph_add(out, heading, &text, page->width);
        heading = "";
        add_claims(out, page, tie);
    }
}

static void add_chance(struct acg_buffer *out, const struct acg_balance_page *page)
{
    const struct acg_null *null = &page->balance->null[ACG_NULL_STRONG];
    struct acg_buffer text = {0};
    if (page->options->null.draws == 0) return;
    if (isnan(null->mean)) {
        acg_buffer_text(&text, "no triads to compare");
    } else {
        acg_buffer_text(&text, "balanced triads by chance ");
        add_number(&text, page, null->mean);
        acg_buffer_text(&text, " (95% of draws ");
        add_number(&text, page, null->low);
        acg_buffer_text(&text, " to ");
        add_number(&text, page, null->high);
        acg_buffer_text(&text, "); as balanced or more: p ");
        add_number(&text, page, null->p_more);
        acg_buffer_text(&text, "; as balanced or less: p ");
        add_number(&text, page, null->p_less);
        acg_buffer_format(&text, " (%zu draws of signs over the same dyads, seed %llu)",
                          page->options->null.draws, (unsigned long long)page->options->null.seed);
    }
    acg_paragraph_add(out, "chance", &text, page->width);
}

void acg_balance_page_add(struct acg_buffer *out, const struct acg_balance_page *page)
{
    add_headline(out, page);
    add_network(out, page);
    add_triads(out, page);
    add_walks(out, page);
    add_frustration(out, page);
    add_chance(out, page);
    add_camps(out, page);
    add_strained(out, page);
}
