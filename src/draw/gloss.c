#include "draw/gloss.h"

#include "actorgraph/version.h"
#include "base/json.h"
#include "base/number.h"
#include "draw/rule.h"
#include "model/reference.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CLAIMS = 12, LONGEST_NOTE = 400, MOST_NUMBERS = 256 };

static void add_number(struct acg_buffer *out, double number)
{
    char text[ACG_NUMBER_TEXT];
    acg_number_readable(number, 4, text);
    acg_buffer_text(out, text);
}

static const char *name_of(const struct acg_node *node)
{
    return acg_labels_in(acg_node_actor(node)->name, node->of->how->language);
}

/** The claim number `k` of a tie. */
static const struct acg_claim *claim_of(const acg_slice *slice, const struct acg_slice_tie *tie,
                                        uint32_t k)
{
    size_t count;
    const uint32_t *indexes = acg_slice_claims(slice, &count);
    return &acg_graph_claims(acg_slice_graph(slice), &count)[indexes[tie->first_claim + k]];
}

/** At most `most` bytes of text, cut before a character. */
static void add_cut(struct acg_buffer *out, const char *text, size_t most)
{
    size_t length = strlen(text);
    if (length <= most) {
        acg_buffer_text(out, text);
        return;
    }
    while (most > 0 && ((unsigned char)text[most] & 0xc0) == 0x80)
        most--;
    acg_buffer_add(out, text, most);
    acg_buffer_text(out, "\u2026");
}

/** The time of a claim as EDTF, with the dates as they were written. */
static void add_dates(struct acg_buffer *out, const acg_graph *graph, const struct acg_claim *claim)
{
    size_t count;
    const struct acg_date *dates = acg_graph_dates(graph, &count);
    acg_buffer_text(out, claim->since != ACG_NONE ? dates[claim->since].text : "..");
    if (claim->timing == ACG_EVENT) return;
    acg_buffer_format(out, "/%s", claim->until != ACG_NONE ? dates[claim->until].text : "..");
}

static int ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/** Sorts numbers and drops doubles; says how many are left. */
static size_t sort_numbers(uint32_t numbers[], size_t n)
{
    size_t kept = 0;
    qsort(numbers, n, sizeof *numbers, ascending);
    for (size_t i = 0; i < n; i++) {
        if (kept == 0 || numbers[kept - 1] != numbers[i]) numbers[kept++] = numbers[i];
    }
    return kept;
}

/** Appends numbers, sorted, runs of three and more as a range. */
static void add_numbers(struct acg_buffer *out, uint32_t numbers[], size_t n)
{
    size_t kept = sort_numbers(numbers, n);
    for (size_t i = 0, run; i < kept; i += run) {
        for (run = 1; i + run < kept && numbers[i + run] == numbers[i] + run;)
            run++;
        acg_buffer_format(out, "%s%u", i > 0 ? "," : "", (unsigned)numbers[i]);
        if (run >= 3) {
            acg_buffer_format(out, "\u2013%u", (unsigned)numbers[i + run - 1]);
        } else {
            run = 1;
        }
    }
}

static size_t collect_numbers(const struct acg_plan *plan, const acg_graph *graph,
                              const struct acg_claim *claim, uint32_t numbers[], size_t n)
{
    size_t count;
    const uint32_t *cites = acg_graph_cites(graph, &count);
    for (uint32_t i = 0; i < claim->n_cites && n < MOST_NUMBERS; i++) {
        numbers[n++] = acg_cited_number(plan->cited, graph, cites[claim->first_cite + i]);
    }
    return n;
}

/** The numbers of all sources of a tie, with doubles. */
static size_t collect_all(const struct acg_plan *plan, const acg_slice *slice,
                          const struct acg_slice_tie *tie, uint32_t numbers[MOST_NUMBERS], size_t n)
{
    for (uint32_t k = 0; k < tie->n_claims; k++) {
        n = collect_numbers(plan, acg_slice_graph(slice), claim_of(slice, tie, k), numbers, n);
    }
    return n;
}

/** "2\u21925", if the tie is stronger or weaker than before. */
static void add_weights(struct acg_buffer *out, const struct acg_link *link)
{
    add_number(out, link->weight_before);
    acg_buffer_text(out, "\u2192");
    add_number(out, link->tie->weight);
}

void acg_gloss_numbers(struct acg_buffer *out, const struct acg_plan *plan,
                       const struct acg_link *link)
{
    uint32_t numbers[MOST_NUMBERS];
    size_t n = collect_all(plan, link->of->slice, link->tie, numbers, 0);
    bool changed = link->weight_before > 0;
    if (changed) {
        add_weights(out, link);
        if (n == 0) return;
        acg_buffer_text(out, " [");
    }
    add_numbers(out, numbers, n);
    if (changed) acg_buffer_char(out, ']');
}

/** Spells out what the numbers stand for, so that a tooltip does not need the note below the
 * figure. */
static void add_references(struct acg_buffer *out, const struct acg_plan *plan,
                           const struct acg_link *link)
{
    uint32_t numbers[MOST_NUMBERS];
    size_t n = sort_numbers(numbers, collect_all(plan, link->of->slice, link->tie, numbers, 0));
    for (size_t i = 0; i < n && i < MOST_CLAIMS; i++) {
        acg_buffer_format(out, "\n[%u] ", (unsigned)numbers[i]);
        acg_reference_short(out, plan->cited->sources[numbers[i] - 1]);
    }
}

static void add_claim(struct acg_buffer *out, const struct acg_plan *plan,
                      const struct acg_link *link, uint32_t index)
{
    size_t count;
    const acg_graph *graph = link->of->graph;
    const struct acg_claim *claim = claim_of(link->of->slice, link->tie, index);
    acg_buffer_char(out, '\n');
    add_dates(out, graph, claim);
    if (claim->type != ACG_NONE) {
        const struct acg_type *type = &acg_graph_types(graph, &count)[claim->type];
        const char *label = acg_labels_in(type->label, plan->how->language);
        acg_buffer_format(out, " \u00b7 %s", label ? label : type->id);
    }
    acg_buffer_format(out, " \u00b7 %s ", plan->words->weight);
    add_number(out, claim->weight);
    acg_buffer_format(out, " \u00b7 %s", plan->words->statuses[claim->status]);
    if (claim->note) {
        acg_buffer_text(out, " \u00b7 ");
        add_cut(out, claim->note, LONGEST_NOTE);
    }
    uint32_t numbers[MOST_NUMBERS];
    size_t n = collect_numbers(plan, graph, claim, numbers, 0);
    if (n > 0) {
        acg_buffer_text(out, " [");
        add_numbers(out, numbers, n);
        acg_buffer_text(out, "]");
    }
}

void acg_gloss_link(struct acg_buffer *out, const struct acg_plan *plan,
                    const struct acg_link *link)
{
    const struct acg_slice_tie *tie = link->tie;
    add_cut(out, name_of(&plan->nodes[link->from]), LONGEST_NOTE);
    acg_buffer_text(out, tie->directed ? " \u2192 " : " \u2013 ");
    add_cut(out, name_of(&plan->nodes[link->to]), LONGEST_NOTE);
    acg_buffer_format(out, ": %s, %s ", plan->words->kinds[tie->kind], plan->words->weight);
    if (link->weight_before > 0) add_weights(out, link);
    else add_number(out, tie->weight);
    if (link->fate) acg_buffer_format(out, ", %s", plan->words->fates[link->fate]);
    if (link->flipped) acg_buffer_format(out, ", %s", plan->words->flipped);
    if (link->strain) acg_buffer_format(out, ", %s", plan->words->strains[link->strain]);
    uint32_t shown = tie->n_claims > MOST_CLAIMS ? MOST_CLAIMS : tie->n_claims;
    for (uint32_t k = 0; k < shown; k++) {
        add_claim(out, plan, link, k);
    }
    if (tie->n_claims > shown) {
        acg_buffer_text(out, "\n\u2026 ");
        acg_buffer_format(out, plan->words->more_sources, (size_t)(tie->n_claims - shown));
    }
    add_references(out, plan, link);
}

void acg_gloss_ends(struct acg_buffer *out, const struct acg_plan *plan,
                    const struct acg_link *link)
{
    acg_buffer_format(out, "%s\u2013%s", acg_node_label(&plan->nodes[link->from]),
                      acg_node_label(&plan->nodes[link->to]));
}

const char *acg_gloss_address(const struct acg_link *link)
{
    size_t count;
    const acg_graph *graph = link->of->graph;
    const uint32_t *cites = acg_graph_cites(graph, &count);
    const struct acg_source *sources = acg_graph_sources(graph, &count);
    for (uint32_t k = 0; k < link->tie->n_claims; k++) {
        const struct acg_claim *claim = claim_of(link->of->slice, link->tie, k);
        for (uint32_t i = 0; i < claim->n_cites; i++) {
            const char *url = sources[cites[claim->first_cite + i]].url;
            if (url) return url;
        }
    }
    return NULL;
}

/** The numbers of the sources of memberships in a bloc, of one member or (ACG_NONE) of all that are
 * shown; false if there is no such membership. */
static bool collect_members(const struct acg_plan *plan, size_t bloc, uint32_t member,
                            uint32_t numbers[MOST_NUMBERS], size_t *n)
{
    size_t count, n_ties;
    const struct acg_slice_tie *ties = acg_slice_ties(plan->memberships, &n_ties);
    const uint32_t *actors = acg_slice_actors(plan->memberships, &count);
    bool any = false;
    for (size_t i = 0; i < n_ties; i++) {
        if (actors[ties[i].to] != plan->blocs[bloc]) continue;
        bool wanted = actors[ties[i].from] == member;
        for (size_t k = 0; member == ACG_NONE && k < plan->n_nodes; k++)
            wanted |= plan->nodes[k].shown && plan->nodes[k].actor == actors[ties[i].from];
        if (!wanted) continue;
        any = true;
        *n = collect_all(plan, plan->memberships, &ties[i], numbers, *n);
    }
    return any;
}

static void add_member(struct acg_buffer *out, const struct acg_plan *plan, size_t bloc,
                       uint32_t numbers[], size_t n)
{
    acg_buffer_format(out, plan->words->member_of, acg_plan_label(plan, plan->blocs[bloc]));
    if (n == 0) return;
    acg_buffer_text(out, " [");
    add_numbers(out, numbers, n);
    acg_buffer_char(out, ']');
}

bool acg_gloss_members(struct acg_buffer *out, const struct acg_plan plans[], size_t n_plans,
                       size_t bloc)
{
    uint32_t numbers[MOST_NUMBERS];
    size_t n = 0;
    bool any = false;
    for (size_t i = 0; i < n_plans; i++) {
        any |= collect_members(&plans[i], bloc, ACG_NONE, numbers, &n);
        n = sort_numbers(numbers, n);
    }
    bool numbered = plans->how->sources != ACG_SOURCES_NONE;
    if (any) add_member(out, plans, bloc, numbers, numbered ? n : 0);
    return any;
}

void acg_gloss_node(struct acg_buffer *out, const struct acg_plan *plan,
                    const struct acg_node *node)
{
    const struct acg_actor *actor = acg_node_actor(node);
    add_cut(out, name_of(node), LONGEST_NOTE);
    acg_buffer_format(out, " (%s), %s", actor->id, plan->words->actor_kinds[actor->kind]);
    if (actor->note) {
        acg_buffer_char(out, '\n');
        add_cut(out, actor->note, LONGEST_NOTE);
    }
    for (size_t i = 0; i < plan->n_blocs; i++) {
        uint32_t numbers[MOST_NUMBERS];
        size_t n = 0;
        if (!(node->blocs & 1u << i)) continue;
        collect_members(plan, i, node->actor, numbers, &n);
        acg_buffer_char(out, '\n');
        add_member(out, plan, i, numbers, n);
    }
}

void acg_gloss_window(struct acg_buffer *out, const struct acg_plan *plan)
{
    acg_rule_add_window(out, plan->words, plan->what->when);
}

static void add_layout(struct acg_buffer *out, const struct acg_plan *plan)
{
    const struct acg_words *words = plan->words;
    if (!plan->frozen) return;
    acg_buffer_text(out, "; ");
    if (plan->how->n_positions > 0) {
        acg_buffer_text(out, words->layout_given);
    } else if (plan->how->layout == ACG_LAYOUT_ANCHORED) {
        char share[ACG_NUMBER_TEXT];
        acg_number_digits(plan->how->anchor, 3, share);
        acg_buffer_format(out, words->layout_anchored, share);
    } else {
        acg_buffer_text(out, words->layout_frozen);
    }
}

void acg_gloss_rule(struct acg_buffer *out, const struct acg_plan *plan)
{
    const struct acg_words *words = plan->words;
    for (size_t i = 0; i < plan->n_windows; i++) {
        if (i > 0) acg_buffer_text(out, plan->parts ? " \u2192 " : ", ");
        acg_rule_add_window(out, plan->words, plan->windows[i]);
    }
    acg_buffer_text(out, ": ");
    acg_rule_add(out, words, plan->what);
    add_layout(out, plan);
    acg_rule_add_filters(out, words, plan->graph, plan->what);
}

void acg_gloss_title(struct acg_buffer *out, const struct acg_plan *plan)
{
    const char *title = plan->how->title;
    if (!title) title = acg_labels_in(acg_graph_title(plan->graph), plan->how->language);
    if (!title) title = plan->words->untitled;
    if (!*title) return;
    acg_buffer_text(out, title);
    if (acg_plan_is_panel(plan)) return;
    acg_buffer_text(out, ", ");
    if (plan->parts) {
        acg_rule_add_window(out, plan->words, plan->windows[0]);
        acg_buffer_text(out, " \u2192 ");
    }
    acg_gloss_window(out, plan);
}

/** How many ties are new, gone, stronger, weaker, the same. */
static void describe_fates(struct acg_buffer *out, const struct acg_plan *plan)
{
    size_t counts[ACG_N_FATES] = {0};
    for (size_t i = 0; i < plan->n_links; i++)
        counts[plan->links[i].fate]++;
    acg_buffer_text(out, "Changes of ties: ");
    for (int fate = ACG_N_FATES - 1; fate > ACG_FATE_NONE; fate--) {
        acg_buffer_format(out, "%zu %s%s", counts[fate], acg_words_in("en")->fates[fate],
                          fate > ACG_FATE_SAME ? ", " : ". ");
    }
}

static void describe(struct acg_buffer *out, const struct acg_plan *plan)
{
    size_t n_actors, kinds[ACG_N_KINDS] = {0};
    if (plan->parts) {
        describe_fates(out, plan);
        return;
    }
    acg_slice_actors(plan->slice, &n_actors);
    for (size_t i = 0; i < plan->n_links; i++) {
        kinds[plan->links[i].tie->kind]++;
    }
    acg_buffer_format(out, "Network of %zu actors and %zu ties", n_actors, plan->n_links);
    for (size_t k = 0, first = 1; k < ACG_N_KINDS; k++) {
        if (kinds[k] == 0) continue;
        acg_buffer_format(out, "%s%zu %s", first ? ": " : ", ", kinds[k],
                          acg_kind_name((enum acg_kind)k));
        first = 0;
    }
    acg_buffer_text(out, ". ");
}

void acg_gloss_description(struct acg_buffer *out, const struct acg_plan plans[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (n > 1) {
            acg_gloss_window(out, &plans[i]);
            acg_buffer_text(out, ": ");
        }
        describe(out, &plans[i]);
    }
    acg_buffer_text(out, "Each tie carries its claims and sources as a tooltip.");
}

void acg_gloss_metadata(struct acg_buffer *out, const struct acg_plan *plan)
{
    struct acg_buffer rule = {0};
    acg_gloss_rule(&rule, plan);
    acg_buffer_text(out, "{\"generator\":\"actorgraph " ACG_VERSION "\",\"command\":");
    acg_json_text(out, plan->how->command);
    acg_buffer_text(out, ",\"graph_sha256\":");
    acg_json_text(out, plan->how->digest);
    acg_buffer_text(out, ",\"rule\":");
    acg_json_text(out, rule.data);
    acg_buffer_text(out, "}");
    out->failed |= rule.failed;
    acg_buffer_clear(&rule);
}
