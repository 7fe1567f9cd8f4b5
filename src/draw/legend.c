#include "draw/legend.h"

#include "base/buffer.h"
#include "base/number.h"
#include "draw/blocs.h"
#include "draw/curve.h"
#include "draw/gloss.h"
#include "draw/metrics.h"
#include "draw/cue.h"
#include "draw/stroke.h"

#include <math.h>
#include <string.h>

/** The pen that writes the legend from left to right, row by row. */
struct pen {
    const struct acg_plan *plan; // the first
    size_t n_plans;
    struct acg_drawing *drawing;
    double left, right, x, y; // y: middle of the row
    double text, row, swatch; // sizes
    uint64_t says;            // cues that the present item explains
    bool failed;
};

static struct acg_sense sense_of(const struct pen *pen)
{
    return (struct acg_sense){.key = true, .says = pen->says};
}

/** Moves to a place where a swatch and a text fit, and writes the text, which explains the cues;
 * gives the swatch's left end. */
static struct acg_point item(struct pen *pen, double swatch, const char *text, uint64_t says)
{
    double gap = pen->text * 0.5, width = acg_metrics_width(text, strlen(text), pen->text, false);
    if (pen->x > pen->left && pen->x + swatch + gap + width > pen->right) {
        pen->x = pen->left;
        pen->y += pen->row;
    }
    struct acg_point at = {pen->x, pen->y};
    pen->says = says;
    char *copy = acg_arena_text(&pen->drawing->arena, text, strlen(text));
    pen->failed |= !copy || !acg_sheet_text(pen->drawing,
                                            (struct acg_text){.at = {pen->x + swatch + gap, pen->y},
                                                              .text = copy,
                                                              .size = pen->text,
                                                              .color = pen->plan->look.ink});
    pen->x += swatch + gap + width + pen->text * 1.6;
    return at;
}

/** A swatch as long as pen->swatch. */
static void add_stroke(struct pen *pen, struct acg_point from, const struct acg_look *look,
                       const struct acg_stroke *stroke, bool arrow)
{
    struct acg_point *points = acg_arena_array(&pen->drawing->arena, 4, sizeof *points);
    if (!points) {
        pen->failed = true;
        return;
    }
    double head = arrow ? pen->plan->look.arrow + stroke->width * 0.8 : 0;
    double right = from.x + pen->swatch;
    acg_curve_bow(from, (struct acg_point){right - head, from.y}, 0, 0, points);
    pen->failed |= !acg_stroke_add(pen->drawing, look, stroke,
                                   (struct acg_line){.points = points,
                                                     .n_points = 4,
                                                     .arrow = arrow,
                                                     .arrow_size = head,
                                                     .tip = {right, from.y},
                                                     .from = SIZE_MAX,
                                                     .to = SIZE_MAX,
                                                     .gloss = {.class = "legend"},
                                                     .sense = sense_of(pen)});
}

/** A line of no kind, in ink. */
static void add_plain_stroke(struct pen *pen, struct acg_point from, struct acg_stroke stroke,
                             bool arrow)
{
    struct acg_look look = pen->plan->look;
    stroke.kind = ACG_COOPERATION;
    look.ties[stroke.kind].color = look.ink;
    look.ties[stroke.kind].dash = ACG_DASH_SOLID;
    add_stroke(pen, from, &look, &stroke, arrow);
}

/** A mark as wide and high as said, with its left end at a place. */
static void add_mark(struct pen *pen, struct acg_point left, double width, double height,
                     struct acg_mark mark)
{
    mark.at = (struct acg_point){left.x + width / 2, left.y};
    mark.width = width;
    mark.height = height;
    mark.gloss = (struct acg_gloss){.class = "legend"};
    mark.sense.key = true;
    mark.sense.says = pen->says;
    pen->failed |= !acg_sheet_mark(pen->drawing, mark);
}

/** A shape of no kind of actor, outlined in ink. */
static struct acg_mark plain_mark(const struct pen *pen, enum acg_mark_shape shape,
                                  const char *fill)
{
    const struct acg_look *look = &pen->plan->look;
    return (struct acg_mark){.shape = shape,
                             .fill = fill,
                             .stroke = look->ink,
                             .stroke_width = look->outline,
                             .sense = {.role = ACG_ROLE_ACTOR}};
}

double acg_legend_marker_size(const struct acg_look *look, enum acg_kind kind, double width)
{
    if (!look->ties[kind].has_marker) return 0;
    double size = look->marker * 0.85 + width * 0.8;
    return look->ties[kind].marker == ACG_MARK_DIAMOND ? size * 1.35 : size;
}

bool acg_legend_marker(struct acg_drawing *drawing, const struct acg_look *look, enum acg_kind kind,
                       struct acg_point at, double width, const char *color, bool hollow,
                       struct acg_sense sense)
{
    if (!look->ties[kind].has_marker) return true;
    sense.role = ACG_ROLE_MARKER;
    sense.pale = color == look->faded;
    double size = acg_legend_marker_size(look, kind, width);
    return acg_sheet_mark(drawing, (struct acg_mark){.shape = look->ties[kind].marker,
                                                     .at = at,
                                                     .width = size,
                                                     .height = size,
                                                     .fill = hollow ? "#ffffff" : color,
                                                     .stroke = color,
                                                     .stroke_width = look->outline,
                                                     .gloss = {.class = "marker"},
                                                     .sense = sense});
}

static void add_actors(struct pen *pen)
{
    bool occurs[ACG_N_ACTOR_KINDS] = {false}, fates[ACG_N_FATES] = {false};
    const struct acg_look *look = &pen->plan->look;
    double width = pen->text * 1.9, height = pen->text * 1.1;
    bool by_kind = pen->plan->how->color_by == ACG_COLOR_KIND;
    const struct acg_hue *hue = by_kind ? NULL : &look->no_hue;
    for (size_t p = 0; p < pen->n_plans; p++) {
        for (size_t i = 0; i < pen->plan[p].n_nodes; i++) {
            const struct acg_node *node = &pen->plan[p].nodes[i];
            if (!node->shown) continue;
            occurs[acg_node_actor(node)->kind] = true;
            fates[node->fate] = true;
        }
    }
    for (int kind = 0; kind < ACG_N_ACTOR_KINDS; kind++) {
        if (!occurs[kind]) continue;
        struct acg_point at =
            item(pen, width, pen->plan->words->actor_kinds[kind], acg_cue_bit(ACG_CUE_ACTOR, kind));
        add_mark(pen, at, width, height,
                 acg_stroke_actor(look, (enum acg_actor_kind)kind, hue, ACG_FATE_NONE, false));
    }
    for (int fate = ACG_FATE_GONE; fate <= ACG_FATE_NEW; fate++) {
        const struct acg_words *words = pen->plan->words;
        if (!fates[fate]) continue;
        bool came = fate == ACG_FATE_NEW;
        struct acg_point at = item(pen, width, came ? words->came : words->went,
                                   acg_cue_bit(came ? ACG_CUE_CAME : ACG_CUE_WENT, 0));
        add_mark(pen, at, width, height,
                 acg_stroke_actor(look, ACG_STATE, NULL, (enum acg_fate)fate, false));
    }
}

/** What the colour `hue` of actors says. */
static void name_hue(struct acg_buffer *out, const struct acg_plan *plan, int hue)
{
    const struct acg_words *words = plan->words;
    bool camps = plan->how->color_by == ACG_COLOR_CAMP;
    if (hue == ACG_NO_HUE) acg_buffer_text(out, camps ? words->no_camp : words->no_bloc);
    else if (hue == ACG_MORE_HUES) acg_buffer_text(out, words->more_blocs);
    else if (camps) acg_buffer_format(out, words->camp, hue + 1);
    for (size_t i = 0, n = 0; !camps && hue >= 0 && i < plan->n_blocs; i++) {
        if (!(plan->classes[hue] & 1u << i)) continue;
        acg_buffer_text(out, n++ ? " + " : "");
        acg_buffer_text(out, acg_plan_label(plan, plan->blocs[i]));
    }
}

static void add_hues(struct pen *pen)
{
    double width = pen->text * 1.9, height = pen->text * 1.1;
    bool occurs[ACG_MOST_HUES - ACG_MORE_HUES] = {false}; // by hue - ACG_MORE_HUES
    for (size_t p = 0; p < pen->n_plans; p++) {
        for (size_t i = 0; i < pen->plan[p].n_nodes; i++) {
            const struct acg_node *node = &pen->plan[p].nodes[i];
            if (node->shown) occurs[node->hue - ACG_MORE_HUES] = true;
        }
    }
    static const int last[] = {ACG_MORE_HUES, ACG_NO_HUE};
    for (int k = 0; k < ACG_MOST_HUES + 2; k++) {
        int hue = k < ACG_MOST_HUES ? k : last[k - ACG_MOST_HUES];
        struct acg_buffer text = {0};
        if (!occurs[hue - ACG_MORE_HUES]) continue;
        name_hue(&text, pen->plan, hue);
        pen->failed |= text.failed;
        struct acg_point at = item(pen, width, text.data ? text.data : "",
                                   acg_cue_bit(ACG_CUE_HUE, hue - ACG_MORE_HUES));
        acg_buffer_clear(&text);
        add_mark(pen, at, width, height,
                 plain_mark(pen, ACG_MARK_BOX, acg_plan_hue(pen->plan, hue)->fill));
    }
}

static void add_rings(struct pen *pen)
{
    const struct acg_plan *plan = pen->plan;
    double size = pen->text * 0.6, swatch = size + 2 * acg_blocs_rim(plan, UINT32_MAX);
    for (size_t bloc = 0; bloc < plan->n_blocs && plan->how->bloc_marks; bloc++) {
        struct acg_buffer text = {0};
        if (!acg_gloss_members(&text, plan, pen->n_plans, bloc)) continue;
        pen->failed |= text.failed;
        struct acg_point at = item(pen, swatch, text.data ? text.data : "", 0);
        acg_buffer_clear(&text);
        add_mark(pen, (struct acg_point){at.x + (swatch - size) / 2, at.y}, size, size,
                 plain_mark(pen, ACG_MARK_ELLIPSE, "#ffffff"));
        if (pen->failed) return;
        const struct acg_mark *inner = &pen->drawing->marks[pen->drawing->n_marks - 1];
        pen->failed |= !acg_blocs_ring(pen->drawing, &plan->look, bloc, inner);
    }
}

/** Which channels the ties of a figure use. */
struct channels {
    bool kinds[ACG_N_KINDS], fates[ACG_N_FATES], weighs, unsure, arrow, flipped,
        strains[ACG_STRAIN_ALWAYS + 1];
};

static struct channels channels_of(const struct pen *pen)
{
    struct channels it = {.unsure = false};
    for (size_t p = 0; p < pen->n_plans; p++) {
        const struct acg_plan *plan = &pen->plan[p];
        for (size_t i = 0; i < plan->n_links; i++) {
            const struct acg_link *link = &plan->links[i];
            enum acg_kind kind = link->tie->kind;
            it.kinds[kind] = true;
            it.strains[link->strain] = true;
            it.weighs |= !plan->look.ties[kind].thin;
            if (link->flipped) it.flipped = true;
            else it.fates[link->fate] = true;
            it.unsure |= link->unsure && plan->look.ties[kind].has_marker;
            it.arrow |= link->arrow && !acg_kind_is_directed(kind);
        }
    }
    return it;
}

static void add_kinds(struct pen *pen, const struct channels *channels)
{
    const struct acg_plan *plan = pen->plan;
    enum acg_fate fate = plan->parts ? ACG_FATE_NEW : ACG_FATE_NONE;
    for (int kind = 0; kind < ACG_N_KINDS; kind++) {
        if (!channels->kinds[kind]) continue;
        const struct acg_tie_look *look = &plan->look.ties[kind];
        double width = look->thin ? plan->look.thinnest : plan->look.thinnest * 1.8;
        struct acg_stroke stroke = {.kind = (enum acg_kind)kind, .fate = fate, .width = width};
        struct acg_point at =
            item(pen, pen->swatch, plan->words->kinds[kind], acg_cue_bit(ACG_CUE_TIE, kind));
        add_stroke(pen, at, &plan->look, &stroke, acg_kind_is_directed((enum acg_kind)kind));
        struct acg_point middle = {at.x + pen->swatch / 2, at.y};
        pen->failed |= !acg_legend_marker(pen->drawing, &plan->look, (enum acg_kind)kind, middle,
                                          width, look->color, false, sense_of(pen));
    }
    if (channels->arrow) {
        struct acg_point at =
            item(pen, pen->swatch, plan->words->directed, acg_cue_bit(ACG_CUE_DIRECTED, 0));
        add_plain_stroke(pen, at, (struct acg_stroke){.width = plan->look.thinnest}, true);
    }
    if (channels->unsure) {
        double size = plan->look.marker * 1.2;
        struct acg_point at = item(pen, size, plan->words->unsure, acg_cue_bit(ACG_CUE_UNSURE, 0));
        struct acg_mark mark = plain_mark(pen, ACG_MARK_DISC, "#ffffff");
        mark.sense.role = ACG_ROLE_MARKER;
        add_mark(pen, at, size, size, mark);
    }
}

/** Bands of frustrated ties. */
static void add_strains(struct pen *pen, const struct channels *channels)
{
    const struct acg_plan *plan = pen->plan;
    for (int strain = ACG_STRAIN_ALWAYS; strain > ACG_STRAIN_NEVER; strain--) {
        if (!channels->strains[strain]) continue;
        struct acg_point at = item(pen, pen->swatch, plan->words->strains[strain],
                                   acg_cue_of_strain((enum acg_strain)strain));
        struct acg_point points[4];
        acg_curve_bow(at, (struct acg_point){at.x + pen->swatch, at.y}, 0, 0, points);
        const struct acg_line line = {.points = points,
                                      .n_points = 4,
                                      .from = SIZE_MAX,
                                      .to = SIZE_MAX,
                                      .sense = sense_of(pen)};
        pen->failed |= !acg_stroke_band(pen->drawing, &plan->look, (enum acg_strain)strain,
                                        plan->look.thinnest * 1.8, &line);
    }
}

/** What became of ties: new ones first. */
static void add_fates(struct pen *pen, const struct channels *channels)
{
    double thin = pen->plan->look.thinnest;
    const struct acg_words *words = pen->plan->words;
    for (int fate = ACG_N_FATES - 1; fate > ACG_FATE_NONE; fate--) {
        bool changed = fate == ACG_FATE_STRONGER || fate == ACG_FATE_WEAKER;
        if (!channels->fates[fate]) continue;
        struct acg_buffer text = {0};
        acg_buffer_text(&text, words->fates[fate]);
        if (changed) acg_buffer_format(&text, " (%s)", words->pale);
        pen->failed |= text.failed;
        struct acg_point at =
            item(pen, pen->swatch, text.failed ? "" : text.data, acg_cue_bit(ACG_CUE_FATE, fate));
        acg_buffer_clear(&text);
        add_plain_stroke(pen, at,
                         (struct acg_stroke){.fate = (enum acg_fate)fate,
                                             .width = thin * (changed ? 5 : 1.8),
                                             .core = changed ? thin * 2 : 0},
                         false);
    }
    if (channels->flipped) {
        struct acg_point at =
            item(pen, pen->swatch, words->flipped, acg_cue_bit(ACG_CUE_FLIPPED, 0));
        add_plain_stroke(
            pen, at,
            (struct acg_stroke){
                .fate = ACG_FATE_NEW, .flipped = true, .width = thin * 4.4, .core = thin * 2},
            false);
    }
}

/** The largest of 1, 2, 5 times a power of ten that is not above `most`. */
static double round_down(double most)
{
    double unit = pow(10, floor(log10(most)));
    double steps = most / unit;
    return unit * (steps >= 5 ? 5 : steps >= 2 ? 2 : 1);
}

static void add_weights(struct pen *pen, const struct channels *channels)
{
    const struct acg_plan *plan = pen->plan;
    if (!channels->weighs || plan->heaviest <= 0) return;
    double samples[2] = {round_down(plan->heaviest / 4), round_down(plan->heaviest)};
    for (int i = 0; i < 2; i++) {
        char number[ACG_NUMBER_TEXT], text[ACG_NUMBER_TEXT + 64];
        acg_number_readable(samples[i], 3, number);
        size_t n = 0;
        for (const char *from = plan->words->weight; i == 0 && *from && n < 60;)
            text[n++] = *from++;
        if (n > 0) text[n++] = ' ';
        memcpy(text + n, number, strlen(number) + 1);
        struct acg_point at = item(pen, pen->swatch, text, acg_cue_bit(ACG_CUE_WEIGHT, 0));
        double width = acg_plan_line_width(plan, ACG_COOPERATION, samples[i]);
        add_plain_stroke(pen, at, (struct acg_stroke){.width = width}, false);
    }
}

static void add_sizes(struct pen *pen)
{
    const struct acg_plan *plan = pen->plan;
    if (plan->largest > plan->least) {
        double width = pen->text * 1.3;
        enum acg_measure by = plan->how->size_by;
        const char *text = by == ACG_DEGREE     ? plan->words->degree
                           : by == ACG_STRENGTH ? plan->words->strength
                                                : acg_measure_name(by);
        char least[ACG_NUMBER_TEXT], largest[ACG_NUMBER_TEXT];
        acg_number_readable(plan->least, 3, least);
        acg_number_readable(plan->largest, 3, largest);
        struct acg_buffer line = {0};
        acg_buffer_format(&line, "%s: %s %s, %s", plan->words->size, text, least, largest);
        pen->failed |= line.failed;
        struct acg_point at =
            item(pen, width * 3.2, line.data ? line.data : "", acg_cue_bit(ACG_CUE_SIZE, 0));
        acg_buffer_clear(&line);
        struct acg_mark mark = plain_mark(pen, ACG_MARK_ELLIPSE, "#ffffff");
        add_mark(pen, at, width, pen->text * 0.7, mark);
        at.x += width * 1.2;
        add_mark(pen, at, width * 2, pen->text * 1.4, mark);
    }
}

/** Highlighted actors as they look in this figure, and that other ties are pale. */
static void add_highlight(struct pen *pen)
{
    const struct acg_look *look = &pen->plan->look;
    const struct acg_words *words = pen->plan->words;
    bool occurs = false, faded = false;
    for (size_t p = 0; p < pen->n_plans; p++) {
        const struct acg_plan *plan = &pen->plan[p];
        for (size_t i = 0; i < plan->n_nodes; i++)
            occurs |= plan->nodes[i].shown && plan->nodes[i].highlighted;
        for (size_t i = 0; i < plan->n_links; i++)
            faded |= plan->links[i].faded;
    }
    if (occurs) {
        double width = pen->text * 1.9;
        bool by_kind = pen->plan->how->color_by == ACG_COLOR_KIND;
        struct acg_point at =
            item(pen, width, words->highlighted, acg_cue_bit(ACG_CUE_HIGHLIGHTED, 0));
        add_mark(
            pen, at, width, pen->text * 1.1,
            acg_stroke_actor(look, ACG_STATE, by_kind ? NULL : &look->no_hue, ACG_FATE_NONE, true));
    }
    if (faded) {
        struct acg_stroke stroke = {.width = look->thinnest * 1.8, .faded = true};
        struct acg_point at = item(pen, pen->swatch, words->others, acg_cue_bit(ACG_CUE_FADED, 0));
        add_plain_stroke(pen, at, stroke, false);
    }
}

bool acg_legend_add(const struct acg_plan plans[], size_t n, struct acg_drawing *drawing,
                    double left, double top, double room, double scale, double *bottom)
{
    double text = plans->look.text_size * scale;
    struct pen pen = {.plan = plans,
                      .n_plans = n,
                      .drawing = drawing,
                      .left = left,
                      .right = left + room,
                      .x = left,
                      .y = top + text * 0.8,
                      .text = text,
                      .row = text * 1.7,
                      .swatch = text * 3.6};
    *bottom = top;
    struct channels channels = channels_of(&pen);
    add_actors(&pen);
    if (plans->how->color_by != ACG_COLOR_KIND) add_hues(&pen);
    add_rings(&pen);
    add_kinds(&pen, &channels);
    add_strains(&pen, &channels);
    add_fates(&pen, &channels);
    add_weights(&pen, &channels);
    add_sizes(&pen);
    add_highlight(&pen);
    if (pen.x > pen.left || pen.y > top + text * 0.8) *bottom = pen.y + text * 0.8;
    return !pen.failed;
}
