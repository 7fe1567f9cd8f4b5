#include "draw/check.h"

#include "base/buffer.h"
#include "draw/rect.h"
#include "draw/shape.h"
#include "draw/tint.h"

#include <math.h>
#include <string.h>

static const char paper[] = "#ffffff";
static const double dust = 0.005; // of what was scaled to be just enough

struct acg_place acg_check_place(const struct acg_check *check, const struct acg_sense *sense)
{
    bool panel = check->panels && sense && !sense->key && sense->role != ACG_ROLE_WORDS &&
                 sense->panel < check->n_panels;
    return (struct acg_place){.file = panel ? check->panels[sense->panel] : check->where};
}

double acg_check_scale(const struct acg_check *check)
{
    const struct acg_drawing *drawing = check->drawing;
    return drawing->natural_width > 0 ? drawing->natural_width / drawing->width : 1;
}

// ---- sizes ----

/** The size of the smallest name of an actor; INFINITY if there is none. */
static double least_name(const struct acg_drawing *drawing)
{
    double least = INFINITY;
    for (size_t i = 0; i < drawing->n_marks; i++) {
        const struct acg_mark *mark = &drawing->marks[i];
        if (mark->n_lines > 0) least = fmin(least, mark->text_size);
    }
    return least;
}

static double least_text(const struct acg_drawing *drawing, bool numbers)
{
    double least = INFINITY;
    for (size_t i = 0; i < drawing->n_texts; i++) {
        const struct acg_text *text = &drawing->texts[i];
        if ((text->sense.role == ACG_ROLE_NUMBER) == numbers) least = fmin(least, text->size);
    }
    return least;
}

/** Says how small names print; false if they can be read. */
static bool describe_names(const struct acg_check *check, struct acg_buffer *out)
{
    double size = least_name(check->drawing) * acg_check_scale(check);
    if (size >= ACG_LEAST_TEXT - dust) return false;
    acg_buffer_format(out,
                      "labels print at %.1f points at this width; take fewer actors (--ego, "
                      "--min-weight)%s, --label id or a larger --width",
                      size, check->n_panels > 1 ? ", fewer panels side by side" : "");
    return true;
}

void acg_check_note(const struct acg_check *check, acg_report *report)
{
    struct acg_buffer text = {0};
    if (describe_names(check, &text)) acg_note(report, NULL, "%s", text.failed ? "" : text.data);
    acg_buffer_clear(&text);
}

static void check_texts(const struct acg_check *check, acg_report *report)
{
    struct acg_place place = acg_check_place(check, NULL);
    struct acg_buffer names = {0};
    double scale = acg_check_scale(check);
    double numbers = least_text(check->drawing, true) * scale;
    double words = least_text(check->drawing, false) * scale;
    if (describe_names(check, &names)) {
        if (names.failed) acg_out_of_memory(report);
        else acg_reject(report, &place, "%s", names.data);
    }
    acg_buffer_clear(&names);
    if (numbers < ACG_LEAST_TEXT - dust) {
        acg_reject(report, &place,
                   "numbers of sources print at %.1f points, not the %g that can be read; take a "
                   "larger --width or --sources none",
                   numbers, ACG_LEAST_TEXT);
    }
    if (words < ACG_LEAST_TEXT - dust) {
        acg_reject(report, &place,
                   "title, legend or notes print at %.1f points, not the %g that can be read; take "
                   "a larger --width",
                   words, ACG_LEAST_TEXT);
    }
}

/** The thinnest ink of a line: also what of it shows beside another one inside it. */
static double ink_of(const struct acg_drawing *drawing, size_t index)
{
    const struct acg_line *line = &drawing->lines[index];
    bool core = line->sense.role == ACG_ROLE_CORE && index > 0;
    return core ? fmin(line->width, (line[-1].width - line->width) / 2) : line->width;
}

static void check_lines(const struct acg_check *check, acg_report *report)
{
    const struct acg_drawing *drawing = check->drawing;
    struct acg_place place = acg_check_place(check, NULL);
    double lines = INFINITY, outlines = INFINITY;
    for (size_t i = 0; i < drawing->n_lines; i++)
        lines = fmin(lines, ink_of(drawing, i) * acg_check_scale(check));
    for (size_t i = 0; i < drawing->n_marks; i++) {
        const struct acg_mark *mark = &drawing->marks[i];
        if (mark->stroke) outlines = fmin(outlines, mark->stroke_width * acg_check_scale(check));
    }
    if (fmin(lines, outlines) < ACG_LEAST_LINE - dust) {
        acg_reject(report, &place,
                   "%s print %.2f points thin, not the %g that a press keeps; take a larger "
                   "--width or fewer ties (--min-weight, --kind)",
                   lines < outlines ? "lines" : "outlines", fmin(lines, outlines), ACG_LEAST_LINE);
    }
    if (check->format == ACG_PNG && drawing->dpi < ACG_LEAST_DPI) {
        acg_reject(report, &place, "%g dots per inch are too few for print; take --dpi %g or more",
                   drawing->dpi, ACG_LEAST_DPI);
    }
}

// ---- contrast ----

/** What lies behind a text: the uppermost mark with a fill, or the paper. */
static const char *behind(const struct acg_drawing *drawing, const struct acg_text *text)
{
    struct acg_rect rect = acg_rect_of_text(text);
    struct acg_point middle = {(rect.left + rect.right) / 2, (rect.low + rect.high) / 2};
    for (size_t i = drawing->n_marks; i-- > 0 && !text->backdrop;) {
        const struct acg_mark *mark = &drawing->marks[i];
        if (mark->fill && acg_shape_contains(mark->shape, mark->width, mark->height,
                                             middle.x - mark->at.x, middle.y - mark->at.y)) {
            return mark->fill;
        }
    }
    return paper;
}

/** A pair of colours that was looked at. */
struct pair {
    const char *color, *ground;
};

enum { MOST_PAIRS = 64 }; // of constants of ours; further ones would be told again

struct pairs {
    struct pair items[MOST_PAIRS];
    size_t count;
};

/** Whether a pair is new. */
static bool add_pair(struct pairs *pairs, const char *color, const char *ground)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const struct pair *pair = &pairs->items[i];
        if (strcmp(pair->color, color) == 0 && strcmp(pair->ground, ground) == 0) return false;
    }
    if (pairs->count < MOST_PAIRS) pairs->items[pairs->count++] = (struct pair){color, ground};
    return true;
}

static void compare(const struct acg_check *check, const struct acg_sense *sense, struct pair pair,
                    double least, const char *what, const char *which, acg_report *report)
{
    double contrast = acg_tint_contrast(pair.color, pair.ground);
    if (contrast >= least - dust) return;
    struct acg_place place = acg_check_place(check, sense);
    bool named = which && *which;
    acg_reject(report, &place,
               "%s%s%s%s: contrast of %s on %s is %.1f to 1, not %g; take --style bw", what,
               named ? " '" : "", named ? which : "", named ? "'" : "", pair.color, pair.ground,
               contrast, least);
}

static void check_text_contrast(const struct acg_check *check, acg_report *report)
{
    const struct acg_drawing *drawing = check->drawing;
    struct pairs seen = {.count = 0};
    for (size_t i = 0; i < drawing->n_marks; i++) {
        const struct acg_mark *mark = &drawing->marks[i];
        struct pair pair = {mark->text_color ? mark->text_color : "#000000",
                            mark->fill ? mark->fill : paper};
        if (mark->n_lines == 0 || !add_pair(&seen, pair.color, pair.ground)) continue;
        compare(check, &mark->sense, pair, ACG_TEXT_CONTRAST, "label", mark->lines[0], report);
    }
    for (size_t i = 0; i < drawing->n_texts; i++) {
        const struct acg_text *text = &drawing->texts[i];
        struct pair pair = {text->color ? text->color : "#000000", behind(drawing, text)};
        if (!add_pair(&seen, pair.color, pair.ground)) continue;
        compare(check, &text->sense, pair, ACG_TEXT_CONTRAST, "text", text->text, report);
    }
}

static void check_line_contrast(const struct acg_check *check, acg_report *report)
{
    const struct acg_drawing *drawing = check->drawing;
    struct pairs seen = {.count = 0};
    for (size_t i = 0; i < drawing->n_lines; i++) {
        const struct acg_line *line = &drawing->lines[i];
        bool core = line->sense.role == ACG_ROLE_CORE && i > 0;
        bool pale = line->sense.pale || (core && line[-1].sense.pale);
        struct pair pair = {line->stroke ? line->stroke : "#000000",
                            core ? line[-1].stroke : paper};
        if (!add_pair(&seen, pair.color, pair.ground)) continue;
        compare(check, &line->sense, pair, pale ? ACG_PALE_CONTRAST : ACG_LINE_CONTRAST, "line",
                NULL, report);
    }
    for (size_t i = 0; i < drawing->n_marks; i++) {
        const struct acg_mark *mark = &drawing->marks[i];
        struct pair pair = {mark->stroke ? mark->stroke : mark->fill, paper};
        if (!pair.color || !add_pair(&seen, pair.color, pair.ground)) continue;
        compare(check, &mark->sense, pair, mark->sense.pale ? ACG_PALE_CONTRAST : ACG_LINE_CONTRAST,
                "outline", mark->sense.name, report);
    }
}

acg_status acg_check_drawing(const struct acg_check *check, acg_report *report)
{
    acg_report *findings = acg_report_new(); // half of them would be taken for all
    if (!findings) return acg_out_of_memory(report);
    check_texts(check, findings);
    check_lines(check, findings);
    check_text_contrast(check, findings);
    check_line_contrast(check, findings);
    acg_check_cues(check, findings);
    acg_check_room(check, findings);
    bool whole = acg_report_is_whole(findings), any = acg_report_total(findings, ACG_ERROR) > 0;
    if (whole) acg_report_join(report, findings);
    acg_report_free(findings);
    if (!whole || !acg_report_is_whole(report)) return acg_out_of_memory(report);
    return any ? ACG_REJECTED : ACG_OK;
}
