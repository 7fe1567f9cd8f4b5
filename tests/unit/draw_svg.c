// What Graphviz painted is taken only if it is the drawing, whole and nothing else.
#include "draw/svg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/*
 * A tie "e0" from (10,20) to (70,20), an actor "n0" at (30,40) and one "n1" that is a triangle, and
 * a text "t0" with a backdrop, on a page of 100 by 50 points. Graphviz counts in twentieths, y from
 * the foot of the page and down.
 */
static const char painted[] =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<!-- Title: a > b -->\n"
    "<svg width=\"100pt\" height=\"50pt\" viewBox=\"0 0 100 50\">\n"
    "<g id=\"graph0\" class=\"graph\" transform=\"scale(1 1)\">\n<title>t</title>\n"
    "<polygon fill=\"white\" points=\"0,0 0,-1000 2000,-1000 2000,0 0,0\"/>\n"
    "<g id=\"e0\" class=\"edge\"><title>c0&#45;&gt;c1</title>\n"
    "<path fill=\"none\" stroke=\"black\" d=\"M200,-400C600,-800 1000,-800 1400,-400\"/>\n</g>\n"
    "<g id=\"n0\" class=\"node\">\n<g id=\"a_n0\"><a xlink:title=\"x &gt; y\">\n"
    "<ellipse fill=\"none\" cx=\"600\" cy=\"-800\" rx=\"200\" ry=\"100\"/>\n"
    "<text x=\"600\" y=\"-800\">A</text>\n<text x=\"600\" y=\"-700\">C</text>\n</a>\n</g>\n</g>\n"
    "<g id=\"n1\" class=\"node\">\n"
    "<polygon fill=\"none\" points=\"1600,-900 1500,-750 1700,-750 1600,-900\"/>\n</g>\n"
    "<g id=\"t0\" class=\"node\">\n<polygon points=\"0,0 10,0 10,10 0,0\"/>\n"
    "<text x=\"0\" y=\"0\">W</text>\n</g>\n</g>\n</svg>\n";

static struct acg_point curve[] = {{10, 20}, {30, 40}, {50, 40}, {70, 20}};
static const char *const words[] = {"A", "", "C"};
static struct acg_mark marks[] = {
    {.at = {30, 40}, .width = 20, .height = 10, .lines = words, .n_lines = 3, .text_size = 3},
    {.shape = ACG_MARK_TRIANGLE, .at = {80, 40}, .width = 10, .height = 10, .fill = "#123456"},
};
static struct acg_line lines[] = {{.points = curve, .n_points = 4, .width = 1}};
static struct acg_text texts[] = {{.at = {5, 5}, .text = "W", .size = 4, .backdrop = true}};
static const struct acg_drawing drawing = {.width = 100,
                                           .height = 50,
                                           .font = "Times",
                                           .marks = marks,
                                           .lines = lines,
                                           .texts = texts,
                                           .n_marks = 2,
                                           .n_lines = 1,
                                           .n_texts = 1};

/** Takes what was painted, with `instead` in the place of `what`. */
static acg_status take(const struct acg_drawing *of, const char *what, const char *instead,
                       struct acg_buffer *out)
{
    struct acg_buffer text = {0};
    const char *at = strstr(painted, what);
    if (!at) fail_msg("no %s", what);
    acg_buffer_add(&text, painted, (size_t)(at - painted));
    acg_buffer_text(&text, instead);
    acg_buffer_text(&text, at + strlen(what));
    acg_status status = acg_svg_finish(of, text.data, text.length, out, NULL);
    acg_buffer_clear(&text);
    return status;
}

static void what_is_right_is_taken(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "<title id=\"figure-title\"></title>\n<desc id=\"figure-description\"></desc>",
        "<g font-family=\"'Times', Helvetica,",
        "<g id=\"e0\">\n<path d=\"M10,30C30,10 50,10 70,30\" fill=\"none\" stroke=\"#000000\"",
        "<g id=\"n0\">\n<ellipse cx=\"30\" cy=\"10\" rx=\"10\" ry=\"5\" fill=\"none\"/>\n<text",
        ">A</text>\n",
        ">C</text>\n</g>\n<g id=\"n1\">\n<polygon points=\"80,5 75,12.5 85,12.5 80,5\"",
        " fill=\"#123456\"/>\n</g>\n<g id=\"t0\">\n<polygon",
        ">W</text>\n</g>\n</g>\n</svg>\n",
    };
    struct acg_buffer out = {0};
    assert_int_equal(take(&drawing, "</svg>", "</svg>", &out), ACG_OK);
    const char *at = out.data;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *found = strstr(at, parts[i]);
        if (!found) fail_msg("not there, or not in order: %s in %s", parts[i], out.data);
        at = found + strlen(parts[i]);
    }
    acg_buffer_clear(&out);
}

/** It comes out the same, however Graphviz breaks its lines. */
static void what_says_nothing_is_passed_over(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"<!-- Title: a > b -->", "<!-- <g id=\"n9\"> -- > - -->"},
        {"<title>t</title>", "<title\n>t</title\n>"},
        {"<g id=\"n1\" class=\"node\">", "<g\nclass=\"node\"\nid=\"n1\"\n>"},
        {"<ellipse fill=\"none\" cx", "<ellipse fill=\"a>b\" xcx=\"7\" cx"},
        {"d=\"M200,-400C600", "d=\"M 200,-400C600"},
        {"</svg>\n", "</svg>"},
        {"</svg>\n", "</svg>\n<"},
        {"</svg>\n", "</svg>\n<!-- no end"},
        {"</svg>\n", "</svg>\n<g id=\"no end"},
    };
    struct acg_buffer plain = {0}, out = {0};
    assert_int_equal(take(&drawing, "</svg>", "</svg>", &plain), ACG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (take(&drawing, cases[i][0], cases[i][1], &out)) fail_msg("refused: %s", cases[i][1]);
        assert_string_equal(out.data, plain.data);
        acg_buffer_clear(&out);
    }
    acg_buffer_clear(&plain);
}

/** Left out, doubled, out of its place, of another size, cut, or unknown: a failure, in one line.
 */
static void what_is_wrong_is_refused(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        // groups
        {"</svg>", ""},
        {"</svg>", "</svgs>"},
        {"id=\"e0\"", "id=\"e1\""},
        {"id=\"e0\"", "id=\"n0\""},
        {"id=\"e0\"", ""},
        {"id=\"e0\"", "id=\"e00000000000000000000000000000000\""},
        {"id=\"e0\"", "id"},
        {"id=\"e0\"", "id=\"e0"},
        {"id=\"t0\"", "id=\"n2\""},
        {"</g>\n</g>\n</svg>", "</g>\n<g id=\"t1\"></g></g>\n</svg>"},
        {"<g id=\"t0\" class=\"node\">", ""},
        {"<polygon fill=\"white\"", "<rect fill=\"white\""},
        {"<title>t</title>", "<script>t</script>"},
        {"<title>t</title>", "</polygon>"},
        // the tie
        {"<path ", "<line "},
        {"<path ", "<pathological "},
        {"<path ", "<ellipse cx=\"0\" cy=\"0\" rx=\"1\" ry=\"1\"/><path "},
        {"<path ", "<polygon points=\"0,0 1,1\"/><path "},
        {"<path ", "<text>A</text><path "},
        {" d=\"M", " e=\"M"},
        {" d=\"M", " d=\"L"},
        {"-400C600", "-400L600"},
        {"M200,", "M,"},
        {"M200,", "M201,"},
        {"M200,", "Mnan,"},
        {"M200,", "M2.0.0,"},
        {"M200,-400", "M200,"},
        {"M200,-400", "M200,-401"},
        {"1400,-400\"", "1400,-400 1,1\""},
        {"</g>\n<g id=\"n0\"",
         "<path d=\"M200,-400C600,-800 1000,-800 1400,-400\"/></g>\n<g id=\"n0\""},
        // the actor
        {"<ellipse fill=\"none\" cx=\"600\" cy=\"-800\" rx=\"200\" ry=\"100\"/>", ""},
        {"<ellipse ", "<path d=\"M200,-400C600,-800 1000,-800 1400,-400\"/><ellipse "},
        {"cx=\"600\"", "cx=\"610\""},
        {"cx=\"600\"", ""},
        {"cx=\"600\"", "cx=\"\""},
        {"cy=\"-800\"", "cy=\"800\""},
        {"rx=\"200\"", "rx=\"190\""},
        {"ry=\"100\"", "ry=\"110\""},
        {"<text x=\"600\" y=\"-800\">A</text>", ""},
        {">C</text>", ">C</text><text>D</text>"},
        // the triangle
        {"points=\"1600,-900 1500", "points=\"1600,-900 1510"},
        {"-750 1700,-750 ", "-750 1710,-750 "},
        {"1600,-900 1500,-750 1700,-750 1600,-900", "1600,-890 1500,-750 1700,-750 1600,-890"},
        {"1600,-900 1500,-750 1700,-750 1600,-900", "1600"},
        {"1500,-750 1700,-750", "1500,-760 1700,-760"},
        {"points=\"1600,-900 1500", "points=\"x,-900 1500"},
        {"points=\"1600,-900 1500", "points=\"1600 1500"},
        {"points=\"1600,-900", "ponts=\"1600,-900"},
        // the text
        {"<polygon points=\"0,0 10,0 10,10 0,0\"/>", ""},
        {"<polygon points=\"0,0 10,0 10,10 0,0\"/>", "<ellipse cx=\"0\" cy=\"0\"/>"},
        {"<text x=\"0\" y=\"0\">W</text>", ""},
        {"<text x=\"0\" y=\"0\">W</text>", "<text>W</text><text>W</text>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer out = {0};
        if (take(&drawing, cases[i][0], cases[i][1], &out) != ACG_FAILED) {
            fail_msg("not refused: %s", cases[i][1]);
        }
        acg_buffer_clear(&out);
    }
}

/** A text without words has none; one without a backdrop wants no polygon. */
static void a_text_is_as_the_drawing_says(void **state)
{
    (void)state;
    struct acg_text text = texts[0];
    struct acg_drawing other = drawing;
    struct acg_buffer out = {0};
    other.texts = &text;
    text.text = "";
    assert_int_equal(take(&other, "</svg>", "</svg>", &out), ACG_FAILED);
    acg_buffer_clear(&out);
    assert_int_equal(take(&other, "<text x=\"0\" y=\"0\">W</text>", "", &out), ACG_OK);
    acg_buffer_clear(&out);
    text = texts[0];
    text.backdrop = false;
    assert_int_equal(take(&other, "</svg>", "</svg>", &out), ACG_FAILED);
    acg_buffer_clear(&out);
    assert_int_equal(take(&other, "<polygon points=\"0,0 10,0 10,10 0,0\"/>", "", &out), ACG_OK);
    acg_buffer_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_right_is_taken),
        cmocka_unit_test(what_says_nothing_is_passed_over),
        cmocka_unit_test(what_is_wrong_is_refused),
        cmocka_unit_test(a_text_is_as_the_drawing_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
