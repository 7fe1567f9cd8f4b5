#include "base/utf8.h"
#include "draw/check.h"
#include "draw/curve.h"
#include "draw/metrics.h"
#include "draw/rect.h"
#include "draw/shape.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double touch = 0.2; // points by which things may touch before they overlap

static struct acg_rect rect_of_mark(const struct acg_mark *mark)
{
    return acg_rect_around(mark->at, mark->width, mark->height);
}

/** Whether a point lies in a mark, not only at its rim. */
static bool is_inside(const struct acg_mark *mark, struct acg_point at)
{
    double width = mark->width - 2 * touch, height = mark->height - 2 * touch;
    return width > 0 && height > 0 &&
           acg_shape_contains(mark->shape, width, height, at.x - mark->at.x, at.y - mark->at.y);
}

/** Whether marks overlap, or a mark and a rectangle (`b` NULL): looks at a grid of points in what
 * their frames share. */
static bool marks_overlap(const struct acg_mark *a, const struct acg_mark *b,
                          const struct acg_rect *frame)
{
    enum { GRID = 12 };
    struct acg_rect rect = rect_of_mark(a);
    if (!acg_rect_overlaps(&rect, frame)) return false;
    double left = fmax(rect.left, frame->left), right = fmin(rect.right, frame->right);
    double low = fmax(rect.low, frame->low), high = fmin(rect.high, frame->high);
    if (right - left <= touch || high - low <= touch) return false;
    for (int i = 0; i < GRID; i++) {
        for (int k = 0; k < GRID; k++) {
            struct acg_point at = {left + (right - left) * (0.5 + i) / GRID,
                                   low + (high - low) * (0.5 + k) / GRID};
            if (is_inside(a, at) && (!b || is_inside(b, at))) return true;
        }
    }
    return false;
}

static bool is_actor(const struct acg_mark *mark)
{
    return mark->sense.role == ACG_ROLE_ACTOR && !mark->sense.key;
}

enum { ROOM = ACG_QUOTE + 20 };

/** "'China'", "the marker of 'China\u2013Russia'", "the legend". */
static const char *describe(char room[ROOM], const struct acg_sense *sense)
{
    const char *what = sense->role == ACG_ROLE_MARKER ? "the marker of "
                       : sense->role == ACG_ROLE_TIE || sense->role == ACG_ROLE_CORE ||
                               sense->role == ACG_ROLE_BAND
                           ? "a tie"
                       : sense->role == ACG_ROLE_RING && !sense->name ? "a ring"
                       : sense->role == ACG_ROLE_RING                 ? "a ring of "
                                                                      : "";
    char quoted[ACG_QUOTE];
    if (sense->key || sense->role == ACG_ROLE_WORDS) return "the legend";
    if (!sense->name) return *what ? what : "an actor";
    snprintf(room, ROOM, "%s'%s'", what, acg_quote(quoted, sense->name, strlen(sense->name)));
    return room;
}

static void check_actors(const struct acg_check *check, acg_report *report)
{
    const struct acg_drawing *drawing = check->drawing;
    for (size_t i = 0; i < drawing->n_marks; i++) {
        const struct acg_mark *a = &drawing->marks[i];
        struct acg_place place = acg_check_place(check, &a->sense);
        if (!is_actor(a)) continue;
        for (size_t k = 0; k < drawing->n_marks; k++) {
            const struct acg_mark *b = &drawing->marks[k];
            bool marker = b->sense.role == ACG_ROLE_MARKER && !b->sense.key;
            struct acg_rect rect = rect_of_mark(b);
            if (!(marker || (is_actor(b) && k < i)) || !marks_overlap(a, b, &rect)) continue;
            char rooms[2][ROOM];
            acg_reject(report, &place, "%s and %s overlap; move one in the table of --positions",
                       describe(rooms[0], &b->sense), describe(rooms[1], &a->sense));
        }
    }
}

/** A name must fit into its own mark. */
static void check_labels(const struct acg_check *check, acg_report *report)
{
    const struct acg_drawing *drawing = check->drawing;
    for (size_t i = 0; i < drawing->n_marks; i++) {
        const struct acg_mark *mark = &drawing->marks[i];
        struct acg_place place = acg_check_place(check, &mark->sense);
        double height = 1.2 * mark->text_size * (double)mark->n_lines;
        for (size_t k = 0; k < mark->n_lines; k++) {
            const char *line = mark->lines[k];
            double width = acg_metrics_width(line, strlen(line), mark->text_size, mark->bold);
            if (width <= mark->width + touch && height <= mark->height + touch) continue;
            acg_reject(report, &place, "the label '%s' is larger than its actor; take --label id",
                       line);
            break;
        }
    }
}

/** The k-th curve of a line meets the frame. */
static bool line_meets(const struct acg_line *line, const struct acg_rect *frame)
{
    for (size_t k = 0; k + 3 < line->n_points; k += 3) {
        if (acg_rect_meets_curve(frame, &line->points[k], line->width)) return true;
    }
    return false;
}

/** The first thing that a text overlaps, in words; NULL if it stands alone. */
static const char *find_cover(const struct acg_drawing *drawing, size_t index, char room[ROOM])
{
    struct acg_rect rect = acg_rect_grown(acg_rect_of_text(&drawing->texts[index]), -touch);
    for (size_t i = 0; i < index; i++) {
        const struct acg_text *text = &drawing->texts[i];
        struct acg_rect other = acg_rect_grown(acg_rect_of_text(text), -touch);
        char quoted[ACG_QUOTE];
        if (!acg_rect_overlaps(&rect, &other)) continue;
        snprintf(room, ROOM, "'%s'", acg_quote(quoted, text->text, strlen(text->text)));
        return room;
    }
    for (size_t i = 0; i < drawing->n_marks; i++) {
        const struct acg_mark *mark = &drawing->marks[i];
        if (marks_overlap(mark, NULL, &rect)) return describe(room, &mark->sense);
    }
    for (size_t i = 0; i < drawing->n_lines; i++) {
        const struct acg_line *line = &drawing->lines[i];
        if (line_meets(line, &rect)) return describe(room, &line->sense);
    }
    return NULL;
}

static void check_text(const struct acg_check *check, size_t index, acg_report *report)
{
    const struct acg_text *text = &check->drawing->texts[index];
    struct acg_place place = acg_check_place(check, &text->sense);
    char room[ROOM];
    const char *cover = find_cover(check->drawing, index, room);
    bool number = text->sense.role == ACG_ROLE_NUMBER;
    if (!cover) return;
    acg_reject(report, &place, "the %s '%s' and %s overlap; take a larger --width%s",
               number ? "number" : "text", text->text, cover, number ? " or --sources none" : "");
}

static const char *end_name(const struct acg_drawing *drawing, size_t mark)
{
    const char *name = mark < drawing->n_marks ? drawing->marks[mark].sense.name : NULL;
    return name ? name : "";
}

/** A tie, or a ring, that runs through an actor which it does not belong to. */
static void check_line(const struct acg_check *check, const struct acg_line *line,
                       acg_report *report)
{
    const struct acg_drawing *drawing = check->drawing;
    bool ring = line->sense.role == ACG_ROLE_RING;
    struct acg_place place = acg_check_place(check, &line->sense);
    if (line->sense.key || !(ring || line->sense.role == ACG_ROLE_TIE)) return;
    struct acg_rect hull = acg_rect_of_points(line->points, line->n_points);
    for (size_t i = 0; i < drawing->n_marks; i++) {
        enum { STEPS = 64 };
        const struct acg_mark *mark = &drawing->marks[i];
        struct acg_rect rect = rect_of_mark(mark);
        bool own =
            i == line->from || i == line->to || (ring && mark->sense.name == line->sense.name);
        bool through = false;
        if (!is_actor(mark) || own || !acg_rect_overlaps(&hull, &rect)) continue;
        for (size_t k = 0; k + 3 < line->n_points; k += 3) {
            for (int step = 0; step <= STEPS && !through; step++)
                through = is_inside(mark, acg_curve_at(&line->points[k], (double)step / STEPS));
        }
        if (through && ring) {
            acg_reject(report, &place,
                       "a ring of '%s' runs through '%s'; move one in the table of --positions",
                       line->sense.name ? line->sense.name : "", end_name(drawing, i));
        } else if (through) {
            acg_reject(report, &place,
                       "the tie of '%s' and '%s' runs through '%s'; move one in the table of "
                       "--positions",
                       end_name(drawing, line->from), end_name(drawing, line->to),
                       end_name(drawing, i));
        }
    }
}

static bool is_outside(const struct acg_drawing *drawing, struct acg_rect rect)
{
    return rect.left < -touch || rect.low < -touch || rect.right > drawing->width + touch ||
           rect.high > drawing->height + touch;
}

static void check_sheet(const struct acg_check *check, acg_report *report)
{
    const struct acg_drawing *drawing = check->drawing;
    for (size_t i = 0; i < drawing->n_texts; i++) {
        const struct acg_text *text = &drawing->texts[i];
        struct acg_place place = acg_check_place(check, &text->sense);
        if (!is_outside(drawing, acg_rect_of_text(text))) continue;
        acg_reject(report, &place, "the text '%s' leaves the sheet; take a larger --width",
                   text->text);
    }
    for (size_t i = 0; i < drawing->n_marks; i++) {
        const struct acg_mark *mark = &drawing->marks[i];
        struct acg_place place = acg_check_place(check, &mark->sense);
        struct acg_rect rect = acg_rect_grown(rect_of_mark(mark), mark->stroke_width / 2);
        if (!is_outside(drawing, rect)) continue;
        char room[ROOM];
        acg_reject(report, &place, "%s leaves the sheet; move it in the table of --positions",
                   describe(room, &mark->sense));
    }
    for (size_t i = 0; i < drawing->n_lines; i++) {
        const struct acg_line *line = &drawing->lines[i];
        struct acg_place place = acg_check_place(check, &line->sense);
        struct acg_point at[9];
        bool outside = false;
        for (size_t k = 0; k + 3 < line->n_points && !outside; k += 3) {
            for (int step = 0; step <= 8; step++)
                at[step] = acg_curve_at(&line->points[k], step / 8.0);
            outside =
                is_outside(drawing, acg_rect_grown(acg_rect_of_points(at, 9), line->width / 2));
        }
        if (!outside) continue;
        char room[ROOM];
        acg_reject(report, &place, "%s leaves the sheet; take a larger --width",
                   describe(room, &line->sense));
    }
}

void acg_check_room(const struct acg_check *check, acg_report *report)
{
    const struct acg_drawing *drawing = check->drawing;
    check_actors(check, report);
    check_labels(check, report);
    for (size_t i = 0; i < drawing->n_texts; i++)
        check_text(check, i, report);
    for (size_t i = 0; i < drawing->n_lines; i++)
        check_line(check, &drawing->lines[i], report);
    check_sheet(check, report);
}
