#include "base/json.h"
#include "draw/dash.h"
#include "draw/legend.h"
#include "draw/look.h"
#include "draw/words.h"
#include "page/data.h"
#include "page/values.h"

#include <math.h>

const double acg_page_widths[ACG_PAGE_WIDTHS] = {174, 85};

/** A number that grows with another: [at 0, by how much for each 1]. */
static void add_slope(struct acg_buffer *out, const char *name, double at_0, double at_1)
{
    acg_values_key(out, name);
    acg_buffer_char(out, '[');
    acg_values_computed(out, at_0);
    acg_buffer_char(out, ',');
    acg_values_computed(out, at_1 - at_0);
    acg_buffer_char(out, ']');
}

/** Dashes and gaps of a line by its width; nothing of a solid one. */
static void add_dash(struct acg_buffer *out, enum acg_dash dash)
{
    double on[2], off[2];
    if (dash == ACG_DASH_SOLID) return;
    for (int width = 0; width < 2; width++)
        acg_dash_lengths(dash, width, &on[width], &off[width]);
    add_slope(out, "on", on[0], on[1]);
    add_slope(out, "off", off[0], off[1]);
}

static const char *shape_name(enum acg_mark_shape shape)
{
    switch (shape) {
    case ACG_MARK_ELLIPSE:
        return "ellipse";
    case ACG_MARK_BOX:
        return "box";
    case ACG_MARK_HEXAGON:
        return "hexagon";
    case ACG_MARK_DISC:
        return "disc";
    case ACG_MARK_SQUARE:
        return "square";
    case ACG_MARK_DIAMOND:
        return "diamond";
    case ACG_MARK_TRIANGLE:
        return "triangle";
    }
    return "";
}

static double heaviest_of(const struct acg_stock *stock, const struct acg_look *look)
{
    size_t n_ties;
    double heaviest = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(stock->slice, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        if (!look->ties[ties[i].kind].thin) heaviest = fmax(heaviest, ties[i].weight);
    }
    return heaviest;
}

static void add_kinds(struct acg_buffer *out, const struct acg_look *look, double heaviest)
{
    acg_values_key(out, "kinds");
    acg_buffer_char(out, '[');
    for (int i = 0; i < ACG_N_KINDS; i++) {
        enum acg_kind kind = (enum acg_kind)i;
        const struct acg_tie_look *tie = &look->ties[kind];
        acg_values_next(out);
        acg_buffer_char(out, '{');
        acg_values_text(out, "name", acg_kind_name(kind));
        acg_values_text(out, "color", tie->color);
        acg_values_text(out, "text", tie->text);
        add_dash(out, tie->dash);
        if (tie->has_marker) {
            acg_values_text(out, "marker", shape_name(tie->marker));
            add_slope(out, "markerSize", acg_legend_marker_size(look, kind, 0),
                      acg_legend_marker_size(look, kind, 1));
        }
        acg_values_flag(out, "thin", tie->thin);
        acg_values_flag(out, "directed", acg_kind_is_directed(kind));
        acg_values_number(out, "sign", acg_kind_sign(kind));
        acg_values_key(out, "thickest");
        acg_values_computed(out, acg_look_tie_width(look, kind, heaviest, heaviest));
        acg_buffer_char(out, '}');
    }
    acg_buffer_char(out, ']');
}

static void add_actor_kinds(struct acg_buffer *out, const struct acg_look *look)
{
    acg_values_key(out, "actors");
    acg_buffer_char(out, '[');
    for (int i = 0; i < ACG_N_ACTOR_KINDS; i++) {
        acg_values_next(out);
        acg_buffer_char(out, '{');
        acg_values_text(out, "name", acg_actor_kind_name((enum acg_actor_kind)i));
        acg_values_text(out, "shape", shape_name(look->actors[i].shape));
        acg_values_text(out, "fill", look->actors[i].fill);
        acg_values_text(out, "stroke", look->actors[i].stroke);
        acg_values_text(out, "text", look->actors[i].text);
        acg_buffer_char(out, '}');
    }
    acg_buffer_char(out, ']');
}

static void add_rings(struct acg_buffer *out, const struct acg_look *look)
{
    acg_values_key(out, "rings");
    acg_buffer_char(out, '[');
    for (int i = 0; i < ACG_MOST_BLOCS; i++) {
        acg_values_next(out);
        acg_buffer_char(out, '{');
        acg_values_text(out, "color", look->rings[i].color);
        add_dash(out, look->rings[i].dash);
        acg_buffer_char(out, '}');
    }
    acg_buffer_char(out, ']');
}

/** The look of a figure of this width in millimetres. */
static void add_look(struct acg_buffer *out, const struct acg_stock *stock, double width)
{
    double points = width * 72 / 25.4;
    struct acg_look look = acg_look_of(ACG_STYLE_COLOR, points);
    size_t n_ties;
    double heaviest = heaviest_of(stock, &look);
    acg_slice_ties(stock->slice, &n_ties);
    acg_look_refine(&look, n_ties);
    acg_values_next(out);
    acg_buffer_char(out, '{');
    add_kinds(out, &look, heaviest);
    add_actor_kinds(out, &look);
    add_rings(out, &look);
    acg_values_text(out, "ink", look.ink);
    acg_values_text(out, "muted", look.muted);
    acg_values_text(out, "highlight", look.highlight);
    acg_values_text(out, "faded", look.faded);
    acg_values_number(out, "heaviest", heaviest);
    acg_values_key(out, "thinnest");
    acg_values_computed(out, look.thinnest);
    acg_values_number(out, "outline", look.outline);
    acg_values_key(out, "arrow");
    acg_values_computed(out, look.arrow);
    acg_values_number(out, "labelSize", look.label_size);
    acg_values_number(out, "labelRoom", look.label_room);
    acg_values_key(out, "width");
    acg_values_computed(out, points - 2 * look.margin);
    acg_buffer_char(out, '}');
}

static void add_list(struct acg_buffer *out, const char *name, const char *const words[], int n)
{
    acg_values_key(out, name);
    acg_buffer_char(out, '[');
    for (int i = 0; i < n; i++) {
        acg_values_next(out);
        acg_json_text(out, words[i]);
    }
    acg_buffer_char(out, ']');
}

/** The words of a figure in one language. */
static void add_words(struct acg_buffer *out, const char *language)
{
    const struct acg_words *words = acg_words_in(language);
    acg_values_key(out, language);
    acg_buffer_char(out, '{');
    add_list(out, "kinds", words->kinds, ACG_N_KINDS);
    add_list(out, "actorKinds", words->actor_kinds, ACG_N_ACTOR_KINDS);
    add_list(out, "statuses", words->statuses, ACG_N_CLAIM_STATUSES);
    add_list(out, "fates", words->fates, ACG_N_FATES);
    acg_values_text(out, "before", words->pale);
    acg_values_text(out, "flipped", words->flipped);
    acg_values_text(out, "came", words->came);
    acg_values_text(out, "went", words->went);
    acg_values_text(out, "weight", words->weight);
    acg_values_text(out, "unsure", words->unsure);
    acg_values_text(out, "directed", words->directed);
    acg_values_text(out, "sources", words->sources);
    acg_values_text(out, "allTime", words->all_time);
    acg_values_text(out, "untitled", words->untitled);
    acg_values_text(out, "noActors", words->no_actors);
    acg_values_text(out, "gap", words->gap);
    acg_values_text(out, "centrality", words->centrality);
    acg_buffer_char(out, '}');
}

void acg_page_look(struct acg_buffer *out, const struct acg_stock *stock)
{
    acg_values_key(out, "look");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < ACG_PAGE_WIDTHS; i++)
        add_look(out, stock, acg_page_widths[i]);
    acg_buffer_char(out, ']');
    acg_values_key(out, "words");
    acg_buffer_char(out, '{');
    add_words(out, "en");
    add_words(out, "tr");
    add_words(out, "ru");
    acg_buffer_char(out, '}');
}
