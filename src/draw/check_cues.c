#include "draw/check.h"
#include "draw/cue.h"
#include "draw/tint.h"

#include <math.h>
#include <string.h>

/** A mark or a line, of which one is there. */
struct item {
    const struct acg_sense *sense;
    const struct acg_mark *mark;
    const struct acg_line *line;
};

static size_t n_items(const struct acg_drawing *drawing)
{
    return drawing->n_marks + drawing->n_lines;
}

static struct item item_at(const struct acg_drawing *drawing, size_t i)
{
    if (i < drawing->n_marks) {
        const struct acg_mark *mark = &drawing->marks[i];
        return (struct item){.sense = &mark->sense, .mark = mark};
    }
    const struct acg_line *line = &drawing->lines[i - drawing->n_marks];
    return (struct item){.sense = &line->sense, .line = line};
}

/** All cues of the network, or of the legend. */
static uint64_t cues_of(const struct acg_drawing *drawing, bool key)
{
    uint64_t cues = 0;
    for (size_t i = 0; i < n_items(drawing); i++) {
        struct item item = item_at(drawing, i);
        if (item.sense->key == key) cues |= item.sense->says;
    }
    return cues;
}

// ---- whether samples look like what they explain ----

static bool is_same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_in(int cue, enum acg_cue first, int count)
{
    return cue >= (int)first && cue < (int)first + count;
}

static bool lines_agree(int cue, const struct acg_line *key, const struct acg_line *line)
{
    bool color = is_same(key->stroke, line->stroke) || line->sense.pale;
    bool striped =
        is_in(cue, ACG_CUE_BLOC, ACG_MOST_BLOCS) || is_in(cue, ACG_CUE_STRAIN, ACG_STRAIN_ALWAYS);
    if (striped) return color && key->dash == line->dash;
    if (is_in(cue, ACG_CUE_FATE, ACG_N_FATES)) return key->dash == line->dash;
    if (cue == ACG_CUE_DIRECTED) return key->arrow && line->arrow;
    if (cue == ACG_CUE_FADED) return is_same(key->stroke, line->stroke);
    if (is_in(cue, ACG_CUE_TIE, ACG_N_KINDS)) {
        bool compared = line->sense.says >> ACG_CUE_FATE & ((1 << ACG_N_FATES) - 1);
        bool doubled = line->sense.says & acg_cue_bit(ACG_CUE_FLIPPED, 0);
        return color && (key->dash == line->dash || compared || doubled); // the dash is of its fate
    }
    return true; // widths are a scale
}

static bool marks_agree(int cue, const struct acg_mark *key, const struct acg_mark *mark)
{
    bool fill = is_same(key->fill, mark->fill);
    bool outline =
        is_same(key->stroke, mark->stroke) && fabs(key->stroke_width - mark->stroke_width) < 0.01;
    if (is_in(cue, ACG_CUE_ACTOR, ACG_N_ACTOR_KINDS)) return key->shape == mark->shape;
    if (is_in(cue, ACG_CUE_TIE, ACG_N_KINDS)) return key->shape == mark->shape;
    if (is_in(cue, ACG_CUE_HUE, ACG_MOST_HUES + 2) || cue == ACG_CUE_UNSURE) return fill;
    if (cue == ACG_CUE_CAME || cue == ACG_CUE_WENT) return outline;
    if (cue == ACG_CUE_HIGHLIGHTED) return fill || outline;
    return true; // sizes are a scale
}

static bool agree(int cue, const struct item *key, const struct item *item)
{
    if (key->sense->role != item->sense->role) return false;
    if (key->line && item->line) return lines_agree(cue, key->line, item->line);
    return key->mark && item->mark && marks_agree(cue, key->mark, item->mark);
}

/** Whether everything in the legend with this cue has a like in the network. */
static bool is_alike(const struct acg_drawing *drawing, int cue)
{
    uint64_t bit = acg_cue_bit(cue, 0);
    for (size_t i = 0; i < n_items(drawing); i++) {
        struct item key = item_at(drawing, i);
        bool found = false;
        if (!key.sense->key || !(key.sense->says & bit) || key.sense->role == ACG_ROLE_CORE) {
            continue;
        }
        for (size_t k = 0; k < n_items(drawing) && !found; k++) {
            struct item item = item_at(drawing, k);
            found = !item.sense->key && (item.sense->says & bit) && agree(cue, &key, &item);
        }
        if (!found) return false;
    }
    return true;
}

static void check_legend(const struct acg_check *check, acg_report *report)
{
    static const char fault[] = "this is a fault of actorgraph";
    const struct acg_drawing *drawing = check->drawing;
    struct acg_place place = acg_check_place(check, NULL);
    uint64_t shown = cues_of(drawing, false), keyed = cues_of(drawing, true);
    for (int cue = 0; cue < ACG_N_CUES; cue++) {
        uint64_t bit = acg_cue_bit(cue, 0);
        const char *name = acg_cue_name(cue);
        if (shown & ~keyed & bit) {
            acg_reject(report, &place, "the legend does not explain '%s'; %s", name, fault);
        } else if (keyed & ~shown & bit) {
            acg_reject(report, &place, "the legend explains '%s', which does not occur; %s", name,
                       fault);
        } else if ((shown & bit) && !is_alike(drawing, cue)) {
            acg_reject(report, &place, "the sample of '%s' in the legend looks otherwise; %s", name,
                       fault);
        }
    }
}

// ---- greyscale ----

enum { NO_FORM = -1, MANY_FORMS = -2 };

/** How a category looks without colour. */
struct face {
    const char *color; // NULL: it has none of its own
    int dash, shape;
};

static void add_form(int *form, int value)
{
    if (*form == NO_FORM) *form = value;
    else if (*form != value) *form = MANY_FORMS;
}

/** Looks at all of the network with this cue. A fill, a ring and a line say it by colour, a ring
 * and a line by dash too, a marker by shape. */
static struct face face_of(const struct acg_drawing *drawing, int cue)
{
    struct face face = {NULL, NO_FORM, NO_FORM};
    bool hue = is_in(cue, ACG_CUE_HUE, ACG_MOST_HUES + 2);
    for (size_t i = 0; i < n_items(drawing); i++) {
        struct item item = item_at(drawing, i);
        enum acg_role role = item.sense->role;
        if (item.sense->key || !(item.sense->says & acg_cue_bit(cue, 0))) continue;
        bool drawn = role == ACG_ROLE_TIE || role == ACG_ROLE_RING || role == ACG_ROLE_BAND;
        if (item.line && drawn) {
            add_form(&face.dash, (int)item.line->dash);
            if (!item.sense->pale) face.color = item.line->stroke;
        } else if (item.mark && role == ACG_ROLE_MARKER) {
            add_form(&face.shape, (int)item.mark->shape);
        } else if (item.mark && role == ACG_ROLE_ACTOR && !item.sense->pale) {
            if (!hue) add_form(&face.shape, (int)item.mark->shape);
            if (!(item.sense->says & acg_cue_bit(ACG_CUE_HIGHLIGHTED, 0)) || hue) {
                face.color = item.mark->fill;
            }
        }
    }
    return face;
}

static bool forms_differ(int a, int b)
{
    return a != MANY_FORMS && b != MANY_FORMS && a != b;
}

static bool are_told_apart(const struct face *a, const struct face *b)
{
    if (forms_differ(a->dash, b->dash) || forms_differ(a->shape, b->shape)) return true;
    if (!a->color || !b->color) return false;
    double difference = acg_tint_lightness(a->color) - acg_tint_lightness(b->color);
    return fabs(difference) >= ACG_GREY_DIFFERENCE;
}

static void check_grey(const struct acg_check *check, acg_report *report)
{
    static const struct {
        enum acg_cue first;
        int count;
    } channels[] = {{ACG_CUE_ACTOR, ACG_N_ACTOR_KINDS},
                    {ACG_CUE_HUE, ACG_MOST_HUES + 2},
                    {ACG_CUE_TIE, ACG_N_KINDS},
                    {ACG_CUE_BLOC, ACG_MOST_BLOCS},
                    {ACG_CUE_STRAIN, ACG_STRAIN_ALWAYS}};
    const struct acg_drawing *drawing = check->drawing;
    struct acg_place place = acg_check_place(check, NULL);
    uint64_t shown = cues_of(drawing, false);
    for (size_t c = 0; c < sizeof channels / sizeof *channels; c++) {
        for (int i = 0; i < channels[c].count; i++) {
            int a = (int)channels[c].first + i;
            struct face face = face_of(drawing, a);
            if (!(shown & acg_cue_bit(a, 0))) continue;
            for (int b = (int)channels[c].first; b < a; b++) {
                struct face other = face_of(drawing, b);
                if (!(shown & acg_cue_bit(b, 0)) || are_told_apart(&face, &other)) continue;
                acg_reject(report, &place,
                           "'%s' (%s) and '%s' (%s) look alike in greyscale; take --style bw",
                           acg_cue_name(b), other.color ? other.color : "pale", acg_cue_name(a),
                           face.color ? face.color : "pale");
            }
        }
    }
}

void acg_check_cues(const struct acg_check *check, acg_report *report)
{
    check_legend(check, report);
    check_grey(check, report);
}
