#include "draw/stroke.h"

#include "draw/cue.h"

#include <string.h>

const char *acg_stroke_color(const struct acg_look *look, const struct acg_stroke *stroke)
{
    bool pale = stroke->faded || stroke->fate == ACG_FATE_SAME;
    return pale ? look->faded : look->ties[stroke->kind].color;
}

static enum acg_dash dash_of(const struct acg_look *look, const struct acg_stroke *stroke)
{
    if (stroke->fate == ACG_FATE_NONE) return look->ties[stroke->kind].dash;
    return stroke->fate == ACG_FATE_GONE ? ACG_DASH_DOTTED : ACG_DASH_SOLID;
}

/** A line of its own has points of its own: the sheet may move them. NULL if memory is out. */
static struct acg_point *copy_points(struct acg_drawing *drawing, const struct acg_line *line)
{
    struct acg_point *points = acg_arena_array(&drawing->arena, line->n_points, sizeof *points);
    if (points) memcpy(points, line->points, line->n_points * sizeof *points);
    return points;
}

bool acg_stroke_band(struct acg_drawing *drawing, const struct acg_look *look,
                     enum acg_strain strain, double width, const struct acg_line *line)
{
    struct acg_line band = {.points = copy_points(drawing, line),
                            .n_points = line->n_points,
                            .stroke = look->strain,
                            .width = width + 2 * look->band,
                            .dash = strain == ACG_STRAIN_ALWAYS ? ACG_DASH_SOLID : ACG_DASH_DASHED,
                            .from = line->from,
                            .to = line->to,
                            .gloss = {.class = "frustrated"},
                            .sense = line->sense};
    band.sense.role = ACG_ROLE_BAND;
    band.sense.pale = true;
    band.sense.says = acg_cue_of_strain(strain);
    return band.points && acg_sheet_line(drawing, band);
}

bool acg_stroke_add(struct acg_drawing *drawing, const struct acg_look *look,
                    const struct acg_stroke *stroke, struct acg_line line)
{
    const char *color = acg_stroke_color(look, stroke);
    bool weaker = stroke->fate == ACG_FATE_WEAKER && !stroke->flipped;
    if (stroke->strain && !acg_stroke_band(drawing, look, stroke->strain, stroke->width, &line)) {
        return false;
    }
    line.stroke = weaker ? look->faded : color;
    line.width = stroke->width;
    line.sense.role = ACG_ROLE_TIE;
    line.sense.pale = line.stroke == look->faded;
    line.dash = dash_of(look, stroke);
    if (stroke->core > 0 && weaker) line.arrow = false; // the narrower line has it
    if (!acg_sheet_line(drawing, line)) return false;
    if (stroke->core <= 0) return true;
    struct acg_point *points = copy_points(drawing, &line);
    if (!points) return false;
    struct acg_line core = {.points = points,
                            .n_points = line.n_points,
                            .stroke = weaker            ? color
                                      : stroke->flipped ? "#ffffff"
                                                        : look->faded,
                            .width = stroke->core,
                            .from = line.from,
                            .to = line.to,
                            .gloss = {.class = weaker ? "after" : "before"},
                            .sense = line.sense};
    core.sense.role = ACG_ROLE_CORE;
    core.sense.pale = core.stroke == look->faded;
    return acg_sheet_line(drawing, core);
}

struct acg_mark acg_stroke_actor(const struct acg_look *look, enum acg_actor_kind kind,
                                 const struct acg_hue *hue, enum acg_fate fate, bool highlighted)
{
    const struct acg_actor_look *actor = &look->actors[kind];
    struct acg_mark mark = {.shape = actor->shape,
                            .fill = hue ? hue->fill : actor->fill,
                            .stroke = hue ? look->ink : actor->stroke,
                            .stroke_width = look->outline * (highlighted ? 2 : 1),
                            .text_color = hue ? hue->text : actor->text,
                            .sense = {.role = ACG_ROLE_ACTOR, .pale = fate == ACG_FATE_GONE}};
    if (highlighted && hue) {
        mark.stroke_width = look->outline * 4;
    } else if (highlighted) {
        mark.fill = look->highlight;
        mark.text_color = look->ink;
    }
    if (fate == ACG_FATE_NEW) mark.stroke_width = look->outline * 3;
    if (fate == ACG_FATE_GONE) {
        mark.fill = "#ffffff";
        mark.stroke = look->faded;
        mark.text_color = look->muted;
    }
    return mark;
}
