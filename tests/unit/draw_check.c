// The figure lint: a small sound drawing passes, and each fault that is put into it is found.
#include "draw/check.h"
#include "draw/cue.h"
#include "draw/rect.h"
#include "draw/tint.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/*
 * A sheet of 300 x 200 points, y up:
 *
 *     (China) ---o--- [SCO]        o marker; 3 a number above it
 *      60,140           240,140
 *     o state  [] organization  ---o--- cooperation  ___ weight      legend at y = 20
 */
enum { CHINA, SCO, MARKER, KEY_STATE, KEY_ORGANIZATION, KEY_MARKER, SPARE_MARK, N_MARKS };
enum { TIE, KEY_TIE, KEY_WEIGHT, SPARE_LINE, N_LINES };
enum { TITLE, NUMBER, NAME_STATE, NAME_ORGANIZATION, NAME_TIE, NAME_WEIGHT, N_TEXTS };

struct sample {
    struct acg_point curves[N_LINES][4];
    struct acg_mark marks[N_MARKS];
    struct acg_line lines[N_LINES];
    struct acg_text texts[N_TEXTS];
    struct acg_drawing drawing;
    struct acg_check check;
};

static const char *const chinas[] = {"China"};
static const char *const scos[] = {"SCO"};

static struct acg_sense sense(enum acg_role role, bool key, uint64_t says)
{
    return (struct acg_sense){.role = role, .key = key, .says = says};
}

static struct acg_mark actor(enum acg_mark_shape shape, double x, const char *const *name)
{
    struct acg_mark mark = {.shape = shape,
                            .at = {x, 140},
                            .width = 60,
                            .height = 24,
                            .fill = "#ffffff",
                            .stroke = "#222222",
                            .stroke_width = 0.7,
                            .lines = name,
                            .n_lines = 1,
                            .text_size = 8,
                            .text_color = "#111111"};
    mark.sense =
        sense(ACG_ROLE_ACTOR, false,
              acg_cue_bit(ACG_CUE_ACTOR, shape == ACG_MARK_BOX ? ACG_ORGANIZATION : ACG_STATE));
    mark.sense.name = name[0];
    return mark;
}

static struct acg_mark key_of(struct acg_mark mark, double x, double width)
{
    mark.at = (struct acg_point){x, 20};
    mark.width = width;
    mark.height = width * 0.6;
    mark.n_lines = 0;
    mark.sense.key = true;
    mark.sense.name = NULL;
    return mark;
}

static struct acg_mark marker(struct acg_point at, uint64_t says, bool key)
{
    return (struct acg_mark){.shape = ACG_MARK_DISC,
                             .at = at,
                             .width = 5,
                             .height = 5,
                             .fill = "#0072b2",
                             .stroke = "#0072b2",
                             .stroke_width = 0.7,
                             .sense = sense(ACG_ROLE_MARKER, key, says)};
}

/** A straight line. */
static struct acg_line line(struct sample *sample, int index, struct acg_point from, double right,
                            const char *color)
{
    struct acg_point *points = sample->curves[index];
    for (int i = 0; i < 4; i++)
        points[i] = (struct acg_point){from.x + (right - from.x) * i / 3, from.y};
    return (struct acg_line){.points = points,
                             .n_points = 4,
                             .stroke = color,
                             .width = 1.5,
                             .from = SIZE_MAX,
                             .to = SIZE_MAX};
}

static struct acg_text text(const char *words, double x, double y, enum acg_role role)
{
    return (struct acg_text){.at = {x, y},
                             .text = words,
                             .size = 7.5,
                             .color = "#111111",
                             .sense = {.role = role, .key = y < 30}};
}

static void sample_init(struct sample *it)
{
    *it = (struct sample){0};
    uint64_t tie = acg_cue_bit(ACG_CUE_TIE, ACG_COOPERATION);
    uint64_t weight = acg_cue_bit(ACG_CUE_WEIGHT, 0);
    it->marks[CHINA] = actor(ACG_MARK_ELLIPSE, 60, chinas);
    it->marks[SCO] = actor(ACG_MARK_BOX, 240, scos);
    it->marks[MARKER] = marker((struct acg_point){150, 140}, tie, false);
    it->marks[MARKER].sense.name = "China-SCO";
    it->marks[KEY_STATE] = key_of(it->marks[CHINA], 15, 14);
    it->marks[KEY_ORGANIZATION] = key_of(it->marks[SCO], 70, 14);
    it->marks[KEY_MARKER] = marker((struct acg_point){155, 20}, tie, true);
    it->lines[TIE] = line(it, TIE, (struct acg_point){90, 140}, 210, "#0072b2");
    it->lines[TIE].from = CHINA;
    it->lines[TIE].to = SCO;
    it->lines[TIE].sense = sense(ACG_ROLE_TIE, false, tie | weight);
    it->lines[KEY_TIE] = line(it, KEY_TIE, (struct acg_point){140, 20}, 170, "#0072b2");
    it->lines[KEY_TIE].sense = sense(ACG_ROLE_TIE, true, tie);
    it->lines[KEY_WEIGHT] = line(it, KEY_WEIGHT, (struct acg_point){230, 20}, 250, "#111111");
    it->lines[KEY_WEIGHT].sense = sense(ACG_ROLE_TIE, true, weight);
    it->texts[TITLE] = text("Title", 5, 190, ACG_ROLE_WORDS);
    it->texts[NUMBER] = text("3", 150, 150, ACG_ROLE_NUMBER);
    it->texts[NAME_STATE] = text("state", 30, 20, ACG_ROLE_WORDS);
    it->texts[NAME_ORGANIZATION] = text("organization", 85, 20, ACG_ROLE_WORDS);
    it->texts[NAME_TIE] = text("cooperation", 178, 20, ACG_ROLE_WORDS);
    it->texts[NAME_WEIGHT] = text("weight", 258, 20, ACG_ROLE_WORDS);
    it->drawing = (struct acg_drawing){.width = 300,
                                       .height = 200,
                                       .natural_width = 300,
                                       .dpi = 300,
                                       .marks = it->marks,
                                       .lines = it->lines,
                                       .texts = it->texts,
                                       .n_marks = SPARE_MARK,
                                       .n_lines = SPARE_LINE,
                                       .n_texts = N_TEXTS};
    it->check = (struct acg_check){.drawing = &it->drawing, .format = ACG_SVG, .where = "figure"};
}

// ---- faults, one for each rule ----

static void shrink_names(struct sample *it)
{
    it->marks[SCO].text_size = 5.9;
}

static void shrink_number(struct sample *it)
{
    it->texts[NUMBER].size = 5;
}

static void shrink_title(struct sample *it)
{
    it->texts[TITLE].size = 5.5;
}

/** All sizes count as they print. */
static void scale_down(struct sample *it)
{
    it->drawing.natural_width = 220; // 8 and 7.5 points become 5.9 and 5.5
    it->texts[NUMBER].size = 9;
    for (int i = 0; i < N_TEXTS; i++)
        it->texts[i].size = 8.5;
    it->texts[NAME_ORGANIZATION].text = "body";
    it->texts[NAME_TIE].text = "coop.";
}

static void thin_line(struct sample *it)
{
    it->lines[KEY_WEIGHT].width = 0.2;
}

static void thin_outline(struct sample *it)
{
    it->marks[CHINA].stroke_width = 0.1;
}

/** A core so wide that its line shows only as a hair on either side. */
static void thin_rim(struct sample *it)
{
    it->lines[SPARE_LINE] = it->lines[KEY_WEIGHT];
    it->lines[SPARE_LINE].width = 1.3;
    it->lines[SPARE_LINE].stroke = "#ffffff";
    it->lines[SPARE_LINE].sense.role = ACG_ROLE_CORE;
    it->drawing.n_lines++;
}

static void few_dots(struct sample *it)
{
    it->check.format = ACG_PNG;
    it->drawing.dpi = 150;
}

static void pale_label(struct sample *it)
{
    it->marks[SCO].fill = "#4a4a4a";
}

static void pale_number(struct sample *it)
{
    it->texts[NUMBER].color = "#d55e00"; // 3.9 to 1 on paper
}

/** A title that stands on a dark mark. */
static void dark_ground(struct sample *it)
{
    it->marks[KEY_STATE].at = (struct acg_point){15, 190};
    it->marks[KEY_STATE].width = 60;
    it->marks[KEY_STATE].fill = "#333333";
}

static void pale_line(struct sample *it)
{
    it->lines[TIE].stroke = it->lines[KEY_TIE].stroke = "#a0a0a0";
}

static void vanishing_line(struct sample *it)
{
    it->lines[TIE].stroke = it->lines[KEY_TIE].stroke = "#e0e0e0";
    it->lines[TIE].sense.pale = it->lines[KEY_TIE].sense.pale = true;
}

static void pale_outline(struct sample *it)
{
    it->marks[SCO].stroke = "#a0a0a0";
}

static void no_sample(struct sample *it)
{
    it->marks[KEY_STATE].sense.says = 0;
}

static void no_sample_of_arrow(struct sample *it)
{
    it->lines[TIE].arrow = true;
    it->lines[TIE].tip = (struct acg_point){210, 140};
    it->lines[TIE].sense.says |= acg_cue_bit(ACG_CUE_DIRECTED, 0);
}

static void needless_sample(struct sample *it)
{
    it->lines[KEY_TIE].sense.says |= acg_cue_bit(ACG_CUE_FATE, ACG_FATE_GONE);
}

static void other_shape(struct sample *it)
{
    it->marks[KEY_STATE].shape = ACG_MARK_HEXAGON;
}

static void other_dash(struct sample *it)
{
    it->lines[KEY_TIE].dash = ACG_DASH_DASHED;
}

static void other_marker(struct sample *it)
{
    it->marks[KEY_MARKER].shape = ACG_MARK_DIAMOND;
}

/** A second tie as light as the first, with the same dash, and its marker. */
static void same_grey(struct sample *it)
{
    uint64_t says = acg_cue_bit(ACG_CUE_TIE, ACG_RIVALRY);
    it->lines[SPARE_LINE] = line(it, SPARE_LINE, (struct acg_point){90, 120}, 210, "#bf5200");
    it->lines[SPARE_LINE].sense = sense(ACG_ROLE_TIE, false, says);
    it->drawing.n_lines++;
    it->marks[SPARE_MARK] = marker((struct acg_point){150, 120}, says, false);
    it->drawing.n_marks++;
    it->lines[KEY_WEIGHT].sense.says |= says;
    it->lines[KEY_WEIGHT].stroke = "#bf5200";
}

static void overlapping_actors(struct sample *it)
{
    it->marks[SCO].at.x = 110;
    it->marks[SCO].at.y = 150;
    it->marks[MARKER].at = (struct acg_point){175, 140};
    it->texts[NUMBER].at.x = 175;
    it->lines[TIE].from = it->lines[TIE].to = SCO;
    it->curves[TIE][0].x = it->curves[TIE][1].x = 150;
}

static void covered_marker(struct sample *it)
{
    it->marks[MARKER].at.x = 91;
}

static void wide_label(struct sample *it)
{
    it->marks[CHINA].width = 15;
    it->curves[TIE][0].x = 70;
}

static void number_on_line(struct sample *it)
{
    it->texts[NUMBER].at = (struct acg_point){120, 142};
}

static void number_on_marker(struct sample *it)
{
    it->texts[NUMBER].at = (struct acg_point){151, 145.2};
}

static void number_on_actor(struct sample *it)
{
    it->texts[NUMBER].at = (struct acg_point){240, 150};
}

static void number_on_text(struct sample *it)
{
    it->texts[NUMBER].at = (struct acg_point){10, 188};
}

static void tie_through_actor(struct sample *it)
{
    it->marks[SPARE_MARK] = actor(ACG_MARK_BOX, 190, scos);
    it->marks[SPARE_MARK].sense.name = "Iran";
    it->marks[SPARE_MARK].width = 24;
    it->drawing.n_marks++;
}

static void ring_through_actor(struct sample *it)
{
    it->lines[SPARE_LINE] = line(it, SPARE_LINE, (struct acg_point){20, 143}, 60, "#222222");
    it->lines[SPARE_LINE].sense = sense(ACG_ROLE_RING, false, acg_cue_bit(ACG_CUE_BLOC, 0));
    it->lines[SPARE_LINE].sense.name = "SCO";
    it->drawing.n_lines++;
    it->lines[KEY_WEIGHT].sense.says |= acg_cue_bit(ACG_CUE_BLOC, 0);
    it->lines[KEY_WEIGHT].sense.role = ACG_ROLE_RING;
    it->lines[KEY_WEIGHT].stroke = "#222222";
    it->lines[KEY_TIE].sense.says |= acg_cue_bit(ACG_CUE_WEIGHT, 0);
    it->lines[KEY_WEIGHT].sense.says &= ~acg_cue_bit(ACG_CUE_WEIGHT, 0);
}

static void text_off_sheet(struct sample *it)
{
    it->texts[NAME_WEIGHT].text = "weight of a tie";
}

static void actor_off_sheet(struct sample *it)
{
    it->marks[SCO].at.x = 275;
}

static void line_off_sheet(struct sample *it)
{
    it->curves[TIE][1].y = it->curves[TIE][2].y = 300;
    it->marks[MARKER].at.y = 170;
}

static const struct {
    void (*put)(struct sample *it);
    const char *finding;
} cases[] = {
    {shrink_names, "labels print at 5.9 points"},
    {shrink_number, "numbers of sources print at 5.0 points"},
    {shrink_title, "title, legend or notes print at 5.5 points"},
    {scale_down, "labels print at 5.9 points"},
    {thin_line, "lines print 0.20 points thin"},
    {thin_outline, "outlines print 0.10 points thin"},
    {thin_rim, "lines print 0.10 points thin"},
    {few_dots, "150 dots per inch"},
    {pale_label, "label 'SCO': contrast of #111111 on #4a4a4a"},
    {pale_number, "text '3': contrast of #d55e00 on #ffffff is 3.9 to 1, not 4.5"},
    {dark_ground, "text 'Title': contrast of #111111 on #333333"},
    {pale_line, "line: contrast of #a0a0a0 on #ffffff is 2.6 to 1, not 3"},
    {vanishing_line, "line: contrast of #e0e0e0 on #ffffff is 1.3 to 1, not 1.5"},
    {pale_outline, "outline 'SCO': contrast of #a0a0a0"},
    {no_sample, "the legend does not explain 'state'"},
    {no_sample_of_arrow, "the legend does not explain 'directed tie'"},
    {needless_sample, "the legend explains 'tie that is gone', which does not occur"},
    {other_shape, "the sample of 'state' in the legend looks otherwise"},
    {other_dash, "the sample of 'cooperation' in the legend looks otherwise"},
    {other_marker, "the sample of 'cooperation' in the legend looks otherwise"},
    {same_grey, "'cooperation' (#0072b2) and 'rivalry' (#bf5200) look alike in greyscale"},
    {overlapping_actors, "'China' and 'SCO' overlap"},
    {covered_marker, "the marker of 'China-SCO' and 'China' overlap"},
    {wide_label, "the label 'China' is larger than its actor"},
    {number_on_line, "the number '3' and a tie overlap"},
    {number_on_marker, "the number '3' and the marker of 'China-SCO' overlap"},
    {number_on_actor, "the number '3' and 'SCO' overlap"},
    {number_on_text, "the number '3' and 'Title' overlap"},
    {tie_through_actor, "the tie of 'China' and 'SCO' runs through 'Iran'"},
    {ring_through_actor, "a ring of 'SCO' runs through 'China'"},
    {text_off_sheet, "the text 'weight of a tie' leaves the sheet"},
    {actor_off_sheet, "'SCO' leaves the sheet"},
    {line_off_sheet, "a tie leaves the sheet"},
};

static void test_sound_drawing(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample);
    acg_report *report = acg_report_new();
    assert_int_equal(acg_check_drawing(&sample.check, report), ACG_OK);
    assert_int_equal(acg_report_count(report), 0);
    acg_report_free(report);
}

static void test_each_fault_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        sample_init(&sample);
        cases[i].put(&sample);
        acg_report *report = acg_report_new();
        acg_status status = acg_check_drawing(&sample.check, report);
        bool found = false;
        for (size_t k = 0; k < acg_report_count(report); k++) {
            const struct acg_remark *remark = acg_report_get(report, k);
            assert_string_equal(remark->file, "figure");
            assert_int_equal(remark->severity, ACG_ERROR);
            found |= strstr(remark->text, cases[i].finding) != NULL;
        }
        if (!found || status != ACG_REJECTED) print_error("not found: %s\n", cases[i].finding);
        assert_true(found && status == ACG_REJECTED);
        acg_report_free(report);
    }
}

/** How a line or a mark of the network looks, and its sample in the legend. */
struct look {
    const char *color; // of a line, or the fill of a mark
    const char *outline;
    enum acg_dash dash;
    bool arrow, pale;
};

static const struct {
    int cue;
    bool is_mark;
    struct look item, key;
    bool alike;
    int also; // what the line says besides; 0: nothing
} likenesses[] = {
    // a ring and a band: colour and dash
    {ACG_CUE_BLOC, false, {.color = "#111111"}, {.color = "#111111"}, true, 0},
    {ACG_CUE_BLOC, false, {.color = "#111111"}, {.color = "#222222"}, false, 0},
    {ACG_CUE_BLOC, false, {.color = "#111111", .dash = 1}, {.color = "#111111"}, false, 0},
    {ACG_CUE_STRAIN, false, {.color = "#111111"}, {.color = "#111111", .dash = 1}, false, 0},
    {ACG_CUE_STRAIN + 1, false, {.color = "#111111", .pale = true}, {.color = NULL}, true, 0},
    // what became of a tie: the dash, whatever its colour
    {ACG_CUE_FATE + 1, false, {.color = "#111111"}, {.color = "#222222"}, true, 0},
    {ACG_CUE_FATE + 1, false, {.color = "#111111", .dash = 1}, {.color = "#111111"}, false, 0},
    {ACG_CUE_DIRECTED, false, {.arrow = true}, {.arrow = true}, true, 0},
    {ACG_CUE_DIRECTED, false, {.arrow = true}, {.arrow = false}, false, 0},
    {ACG_CUE_DIRECTED, false, {.arrow = false}, {.arrow = true}, false, 0},
    {ACG_CUE_FADED, false, {.color = "#c8c8c8", .pale = true}, {.color = "#c8c8c8"}, true, 0},
    {ACG_CUE_FADED, false, {.color = "#c8c8c8", .pale = true}, {.color = "#c0c0c0"}, false, 0},
    {ACG_CUE_FADED, false, {.color = NULL}, {.color = "#c0c0c0"}, false, 0},
    // a kind: colour and dash, which may be that of its fate, or of a doubled line
    {ACG_CUE_TIE + 1, false, {.color = "#111111"}, {.color = "#222222"}, false, 0},
    {ACG_CUE_TIE + 1, false, {.dash = 1}, {.dash = 0}, false, 0},
    {ACG_CUE_TIE + 1, false, {.dash = 1}, {.dash = 0}, true, ACG_CUE_FATE + 1},
    {ACG_CUE_TIE + 1, false, {.dash = 1}, {.dash = 0}, true, ACG_CUE_FLIPPED},
    {ACG_CUE_WEIGHT, false, {.dash = 1}, {.dash = 0}, true, 0},
    // marks
    {ACG_CUE_HUE, true, {.color = "#111111"}, {.color = "#111111"}, true, 0},
    {ACG_CUE_HUE, true, {.color = "#111111"}, {.color = "#222222"}, false, 0},
    {ACG_CUE_UNSURE, true, {.color = "#111111"}, {.color = "#222222"}, false, 0},
    {ACG_CUE_CAME, true, {.outline = "#111111"}, {.outline = "#111111"}, true, 0},
    {ACG_CUE_CAME, true, {.outline = "#111111"}, {.outline = "#222222"}, false, 0},
    {ACG_CUE_WENT, true, {.outline = "#111111"}, {.outline = NULL}, false, 0},
    {ACG_CUE_HIGHLIGHTED,
     true,
     {.color = "#111111", .outline = "#444444"},
     {.color = "#222222", .outline = "#444444"},
     true,
     0},
    {ACG_CUE_HIGHLIGHTED,
     true,
     {.color = "#111111", .outline = "#444444"},
     {.color = "#111111", .outline = "#333333"},
     true,
     0},
    {ACG_CUE_HIGHLIGHTED,
     true,
     {.color = "#111111", .outline = "#444444"},
     {.color = "#222222", .outline = "#333333"},
     false,
     0},
    {ACG_CUE_SIZE,
     true,
     {.color = "#111111", .outline = "#444444"},
     {.color = "#222222", .outline = "#333333"},
     true,
     0},
};

static void put_look(struct acg_mark *mark, struct acg_line *line_, struct look look, uint64_t says)
{
    if (mark) {
        mark->fill = look.color;
        mark->stroke = look.outline;
        mark->sense.says |= says;
        return;
    }
    line_->stroke = look.color;
    line_->dash = look.dash;
    line_->arrow = look.arrow;
    line_->sense.pale = look.pale;
    line_->sense.says |= says;
}

static void test_samples_look_alike(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++) {
        struct sample it;
        char finding[100];
        sample_init(&it);
        bool is_mark = likenesses[i].is_mark;
        uint64_t says = acg_cue_bit(likenesses[i].cue, 0);
        put_look(is_mark ? &it.marks[CHINA] : NULL, &it.lines[TIE], likenesses[i].item, says);
        put_look(is_mark ? &it.marks[KEY_STATE] : NULL, &it.lines[KEY_TIE], likenesses[i].key,
                 says);
        if (likenesses[i].also) it.lines[TIE].sense.says |= acg_cue_bit(likenesses[i].also, 0);
        acg_report *report = acg_report_new();
        acg_check_cues(&it.check, report);
        snprintf(finding, sizeof finding, "the sample of '%s' in the legend looks otherwise",
                 acg_cue_name(likenesses[i].cue));
        bool found = false;
        for (size_t k = 0; k < acg_report_count(report); k++)
            found |= strstr(acg_report_get(report, k)->text, finding) != NULL;
        if (found == likenesses[i].alike) fail_msg("row %zu: %s", i, finding);
        acg_report_free(report);
    }
}

/** A sample of another sort than what it explains: a ring for a tie, a mark for a line. */
static void test_samples_are_of_one_sort(void **state)
{
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        struct sample it;
        sample_init(&it);
        if (turn == 0) it.lines[KEY_TIE].sense.role = ACG_ROLE_RING;
        if (turn == 1) it.marks[KEY_MARKER].sense.role = ACG_ROLE_TIE;
        acg_report *report = acg_report_new();
        acg_check_cues(&it.check, report);
        assert_int_equal(acg_report_count(report), 1);
        assert_string_equal(acg_report_get(report, 0)->text,
                            "the sample of 'cooperation' in the legend looks otherwise; this is a "
                            "fault of actorgraph");
        acg_report_free(report);
    }
}

/** Without colour two kinds of actors need two shapes, two colours of actors two greys; those that
 * stand back have neither. */
static void test_greys_of_actors(void **state)
{
    (void)state;
    static const struct {
        const char *china, *sco;
        bool pale, highlighted;
        const char *finding; // NULL: none
    } rows[] = {
        {"#0072b2", "#bf5200", false, false,
         "(#0072b2) and 'color of actors' (#bf5200) look alike"},
        {"#0072b2", "#ffffff", false, false, NULL},
        {"#0072b2", "#bf5200", false, true, "(#0072b2) and 'color of actors' (#bf5200) look alike"},
        {"#0072b2", "#bf5200", true, false, "(#0072b2) and 'color of actors' (pale) look alike"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample it;
        sample_init(&it);
        it.marks[CHINA].fill = it.marks[KEY_STATE].fill = rows[i].china;
        it.marks[SCO].fill = it.marks[KEY_ORGANIZATION].fill = rows[i].sco;
        for (int k = 0; k < 2; k++) {
            it.marks[k ? KEY_STATE : CHINA].sense.says |= acg_cue_bit(ACG_CUE_HUE, 1);
            it.marks[k ? KEY_ORGANIZATION : SCO].sense.says |= acg_cue_bit(ACG_CUE_HUE, 2);
            if (!rows[i].highlighted) continue;
            it.marks[k ? KEY_STATE : CHINA].sense.says |= acg_cue_bit(ACG_CUE_HIGHLIGHTED, 0);
        }
        it.marks[SCO].sense.pale = rows[i].pale;
        acg_report *report = acg_report_new();
        acg_check_cues(&it.check, report);
        assert_int_equal(acg_report_count(report), rows[i].finding ? 1 : 0);
        if (rows[i].finding) {
            assert_non_null(strstr(acg_report_get(report, 0)->text, rows[i].finding));
        }
        acg_report_free(report);
    }
}

/** What stands back on purpose need not reach 3 to 1; what is named by its panel. */
static void test_pale_and_panels(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample);
    sample.lines[TIE].stroke = "#c8c8c8";
    sample.lines[TIE].sense.pale = true;
    acg_report *report = acg_report_new();
    assert_int_equal(acg_check_drawing(&sample.check, report), ACG_OK);
    static const char *const panels[] = {"panel 2016", "panel 2019"};
    sample.check.panels = panels;
    sample.check.n_panels = 2;
    sample.marks[SCO].sense.panel = 1;
    actor_off_sheet(&sample);
    assert_int_equal(acg_check_drawing(&sample.check, report), ACG_REJECTED);
    assert_string_equal(acg_report_get(report, 0)->file, "panel 2019");
    acg_report_free(report);
}

/** Drawing itself only notes labels that are too small. */
static void test_note(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample);
    acg_report *report = acg_report_new();
    pale_number(&sample);
    acg_check_note(&sample.check, report);
    assert_int_equal(acg_report_count(report), 0);
    shrink_names(&sample);
    acg_check_note(&sample.check, report);
    assert_int_equal(acg_report_count(report), 1);
    assert_int_equal(acg_report_get(report, 0)->severity, ACG_NOTE);
    acg_report_free(report);
}

static void test_tints(void **state)
{
    (void)state;
    // WCAG 2.1: black on white is 21 to 1; #767676 is the lightest grey with 4.5 to 1 on white
    assert_true(fabs(acg_tint_contrast("#000000", "#ffffff") - 21) < 1e-9);
    assert_true(acg_tint_contrast("#ffffff", "#767676") >= 4.5);
    assert_true(acg_tint_contrast("#ffffff", "#777777") < 4.5);
    // CIE L* of sRGB primaries under D65 (Lindbloom): 53.24, 87.73, 32.30; mid grey 53.59
    assert_true(fabs(acg_tint_lightness("#ff0000") - 53.24) < 0.02);
    assert_true(fabs(acg_tint_lightness("#00ff00") - 87.73) < 0.02);
    assert_true(fabs(acg_tint_lightness("#0000ff") - 32.30) < 0.02);
    assert_true(fabs(acg_tint_lightness("#808080") - 53.59) < 0.02);
    assert_true(fabs(acg_tint_lightness("#000000")) < 1e-9);
    assert_true(fabs(acg_tint_lightness("#ffffff") - 100) < 1e-9);
}

static void test_rects(void **state)
{
    (void)state;
    struct acg_rect rect = acg_rect_around((struct acg_point){10, 10}, 8, 4);
    //  a bow over the rectangle: its ends and inner points are outside, its top is at y = 7.5
    const struct acg_point bow[4] = {{0, 0}, {5, 10}, {15, 10}, {20, 0}};
    assert_false(acg_rect_meets_curve(&rect, bow, 0.9));
    assert_true(acg_rect_meets_curve(&rect, bow, 1.1)); // the rectangle begins at y = 8
    const struct acg_point steep[4] = {{10, 0}, {10, 1}, {10, 19}, {10, 30}};
    assert_true(acg_rect_meets_curve(&rect, steep, 0));
    const struct acg_point beside[4] = {{14.2, 0}, {14.2, 10}, {14.2, 20}, {14.2, 30}};
    assert_false(acg_rect_meets_curve(&rect, beside, 0.2));
    //  a diagonal past the corner at (14, 12), which is 2 * sqrt(1/2) from it: its pen is round
    const struct acg_point diagonal[4] = {{10, 18}, {12, 16}, {16, 12}, {18, 10}};
    assert_false(acg_rect_meets_curve(&rect, diagonal, 2.82));
    assert_true(acg_rect_meets_curve(&rect, diagonal, 2.84));
    struct acg_rect touching = acg_rect_around((struct acg_point){18, 10}, 8, 4);
    assert_false(acg_rect_overlaps(&rect, &touching));
    touching = acg_rect_grown(touching, 0.1);
    assert_true(acg_rect_overlaps(&rect, &touching));
}

/** The colours of every style hold what their comments promise. */
static void test_looks(void **state)
{
    (void)state;
    for (int style = ACG_STYLE_COLOR; style <= ACG_STYLE_PRESENTATION; style++) {
        const struct acg_look look = acg_look_of((enum acg_figure_style)style, 493);
        const struct acg_hue *hues[ACG_MOST_HUES + 2] = {&look.no_hue, &look.more_hues};
        for (int i = 0; i < ACG_MOST_HUES; i++)
            hues[i + 2] = &look.hues[i];
        for (int i = 0; i < ACG_MOST_HUES + 2; i++) {
            assert_true(acg_tint_contrast(hues[i]->fill, hues[i]->text) >= ACG_TEXT_CONTRAST);
            for (int k = 0; k < i; k++)
                assert_true(fabs(acg_tint_lightness(hues[i]->fill) -
                                 acg_tint_lightness(hues[k]->fill)) >= ACG_GREY_DIFFERENCE);
        }
        for (int i = 0; i < ACG_MOST_BLOCS; i++) {
            assert_true(acg_tint_contrast(look.rings[i].color, "#ffffff") >= ACG_LINE_CONTRAST);
            for (int k = 0; k < i; k++)
                assert_true(look.rings[i].dash != look.rings[k].dash ||
                            fabs(acg_tint_lightness(look.rings[i].color) -
                                 acg_tint_lightness(look.rings[k].color)) >= ACG_GREY_DIFFERENCE);
        }
        for (int kind = 0; kind < ACG_N_KINDS; kind++)
            assert_true(acg_tint_contrast(look.ties[kind].text, "#ffffff") >= ACG_TEXT_CONTRAST);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_drawing),
        cmocka_unit_test(test_each_fault_is_found),
        cmocka_unit_test(test_pale_and_panels),
        cmocka_unit_test(test_note),
        cmocka_unit_test(test_tints),
        cmocka_unit_test(test_rects),
        cmocka_unit_test(test_looks),
        cmocka_unit_test(test_samples_look_alike),
        cmocka_unit_test(test_samples_are_of_one_sort),
        cmocka_unit_test(test_greys_of_actors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
