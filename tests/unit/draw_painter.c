// Figures in every format, from a drawing whose words try to be markup.
#include "draw/painter.h"

#include "base/utf8.h"
#include "draw/graphviz.h"

#include "../lib/leaks.h"
#include "../lib/markup.h"
#include "../lib/tikz.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const hostile[] = {
    "plain",
    "AT&T <b>bold</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "' onload='alert(1)",
    "<<b>html-like</b>>",
    "\\N \\G \\E \\T \\H \\L \\n \\l \\r",
    "ends in a backslash \\",
    "x\\\"]; injected -> n2 [URL=evil]; //",
    "n0 -> n1; }",
    "{a|{b",
    "]]> --> <!-- <![CDATA[",
    "&#65;&#x41;&amp;&nbsp;&unknown;",
    "a\001b\033[31mc\177",
    "\xC2\x85\xEF\xBF\xBE",
    "\u202Ereversed",
    "\u0422\u0430\u0434\u0436\u0438\u043A\u0438\u0441\u0442\u0430\u043D \u4E2D\u56FD",
    "%n%s%s%s",
    "",
    "\\input{/etc/passwd}",
    "\\immediate\\write18{touch x}",
    "^^5cinput x ^^4d",
    "a}{b}} % c \\end{tikzpicture}\\endgroup",
    "$x^2$ ~ #1 & _ \\\\ -- `` '' ?`",
};
enum { N_HOSTILE = sizeof hostile / sizeof *hostile };

/** What neither the graph nor the layout of text lets through. */
static const char *const broken[] = {
    "line\n\\end\rline\u2028\\end",
    "\xFF\\end\xC3",
};
enum { N_BROKEN = sizeof broken / sizeof *broken };

static const char *const links[] = {
    "https://example.org/?a=1&b=2",
    "http://a/\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "http://a/'><script>",
    "http://a/}%0d\\input{x}^^5c~#_$&%7b",
};
enum { N_LINKS = sizeof links / sizeof *links };

/** A drawing of two actors, a tie, a legend line and a text; `word` and `link` stand everywhere. */
struct sample {
    const char *lines[2];
    struct acg_point tie[4], frame[4];
    struct acg_mark marks[4];
    struct acg_line edges[2];
    struct acg_text texts[3];
    struct acg_drawing drawing;
};

static struct acg_gloss gloss(const char *id, const char *word, const char *link)
{
    return (struct acg_gloss){.id = id, .class = "actor state", .text = word, .link = link};
}

static void sample_init(struct sample *sample, const char *word, const char *link)
{
    *sample = (struct sample){
        .lines = {word, word},
        .tie = {{60, 60}, {100, 80}, {140, 80}, {165, 66}},
        .frame = {{20, 20}, {30, 20}, {40, 20}, {60, 20}},
        .marks =
            {
                {.shape = ACG_MARK_ELLIPSE,
                 .at = {50, 60},
                 .width = 60,
                 .height = 25.3,
                 .fill = "#ffffff",
                 .stroke = "#222222",
                 .stroke_width = 0.7,
                 .n_lines = 2,
                 .text_size = 8,
                 .text_color = "#111111",
                 .gloss = gloss("actor-1", word, link)},
                {.shape = ACG_MARK_BOX,
                 .at = {195, 60},
                 .width = 50,
                 .height = 20,
                 .fill = "#dcebf5",
                 .stroke = "#4a6578",
                 .stroke_width = 1,
                 .n_lines = 1,
                 .text_size = 8,
                 .text_color = "#111111",
                 .bold = true,
                 .gloss = gloss("actor-2", word, link)},
                {.shape = ACG_MARK_HEXAGON,
                 .at = {190, 100},
                 .width = 50,
                 .height = 30,
                 .fill = "#333333",
                 .n_lines = 0},
                {.shape = ACG_MARK_DIAMOND,
                 .at = {112, 75},
                 .width = 4.6,
                 .height = 4.6,
                 .fill = "#d55e00"},
            },
        .edges =
            {
                {.n_points = 4,
                 .stroke = "#0072b2",
                 .width = 2,
                 .dash = ACG_DASH_DASHED,
                 .arrow = true,
                 .tip = {170, 63},
                 .arrow_size = 5.8,
                 .from = 0,
                 .to = 1,
                 .gloss = gloss("tie-1", word, link)},
                {.n_points = 4,
                 .stroke = "#000000",
                 .width = 1,
                 .dash = ACG_DASH_DOTTED,
                 .from = SIZE_MAX,
                 .to = SIZE_MAX},
            },
        .texts =
            {
                {.at = {10, 140},
                 .anchor = ACG_ANCHOR_START,
                 .text = word,
                 .size = 10,
                 .color = "#111111",
                 .bold = true},
                {.at = {120, 120},
                 .anchor = ACG_ANCHOR_MIDDLE,
                 .text = "x",
                 .size = 8,
                 .color = "#111111",
                 .backdrop = true},
                {.at = {230, 130},
                 .anchor = ACG_ANCHOR_END,
                 .text = word,
                 .size = 8,
                 .color = "#111111"},
            },
        .drawing = {.width = 240.5,
                    .height = 150.3,
                    .natural_width = 240.5,
                    .font = "Helvetica",
                    .title = word,
                    .description = word,
                    .metadata = word,
                    .dpi = 144,
                    .n_marks = 4,
                    .n_lines = 2,
                    .n_texts = 3},
    };
    sample->marks[0].lines = sample->lines;
    sample->marks[1].lines = sample->lines;
    sample->edges[0].points = sample->tie;
    sample->edges[1].points = sample->frame;
    sample->drawing.marks = sample->marks;
    sample->drawing.lines = sample->edges;
    sample->drawing.texts = sample->texts;
}

static struct acg_buffer paint(const struct acg_drawing *drawing, enum acg_figure_format format)
{
    struct acg_buffer out = {0};
    acg_report *report = acg_report_new();
    if (acg_painter_paint(drawing, format, &out, report)) {
        fail_msg("format %d, '%s': %s", (int)format, drawing->title,
                 acg_report_get(report, 0)->text);
    }
    assert_int_equal(acg_report_count(report), 0);
    acg_report_free(report);
    return out;
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, what)) != NULL; at += strlen(what)) {
        n++;
    }
    return n;
}

static void test_svg_is_only_a_figure(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_HOSTILE; i++) {
        struct sample sample;
        sample_init(&sample, hostile[i], links[i % N_LINKS]);
        struct acg_buffer svg = paint(&sample.drawing, ACG_SVG);
        const char *wrong = markup_judge(svg.data, svg.length);
        if (wrong) fail_msg("'%s': the SVG is wrong at %.60s", hostile[i], wrong);
        assert_int_equal(acg_utf8_valid(svg.data, svg.length), svg.length);
        size_t n_links = count(svg.data, "<a href=");
        assert_int_equal(n_links, i % N_LINKS == 2 || i % N_LINKS == 3 || i % N_LINKS == 4 ? 0 : 3);
        acg_buffer_clear(&svg);
    }
}

static void test_svg_shows_the_words(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample, "&lt; AT&T \\N", NULL);
    struct acg_buffer svg = paint(&sample.drawing, ACG_SVG);
    // 2 + 1 lines, 2 texts, 3 tooltips, title, description and metadata
    assert_int_equal(count(svg.data, ">&amp;lt; AT&amp;T \\N</"), 11);
    assert_int_equal(count(svg.data, "<g id=\"actor-1\" class=\"actor state\">"), 1);
    assert_non_null(
        strstr(svg.data, " width=\"84.843mm\" height=\"53.023mm\" viewBox=\"0 0 240.5 150.3\""));
    assert_non_null(
        strstr(svg.data, "<text x=\"10\" y=\"13.3\" font-size=\"10\" font-weight=\"bold\""));
    assert_non_null(strstr(svg.data, "<text text-anchor=\"end\" x=\"230\""));
    assert_non_null(strstr(svg.data, "<path d=\"M60,90.3C100,70.3 140,70.3 165,84.3\""));
    acg_buffer_clear(&svg);
}

static void test_order_of_lines_is_kept(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample, "x", NULL);
    struct acg_line lines[] = {sample.edges[0], sample.edges[0], sample.edges[0]};
    lines[0].from = 1, lines[0].to = 0, lines[0].gloss.id = "first";
    lines[1].from = 0, lines[1].to = 1, lines[1].gloss.id = "second";
    lines[2].from = 1, lines[2].to = 1, lines[2].gloss.id = "third";
    sample.drawing.lines = lines;
    sample.drawing.n_lines = 3;
    struct acg_buffer svg = paint(&sample.drawing, ACG_SVG);
    const char *first = strstr(svg.data, "\"first\""), *second = strstr(svg.data, "\"second\"");
    assert_non_null(first);
    assert_true(first < second && second < strstr(svg.data, "\"third\""));
    assert_true(strstr(svg.data, "\"third\"") < strstr(svg.data, "\"actor-1\""));
    acg_buffer_clear(&svg);
}

static void test_scaled_figure_keeps_its_proportions(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample, "x", NULL);
    sample.drawing.natural_width = 120.25;
    struct acg_buffer svg = paint(&sample.drawing, ACG_SVG);
    assert_non_null(strstr(svg.data, "viewBox=\"0 0 120.25 75.15\""));
    assert_non_null(strstr(svg.data, "<text x=\"5\" y=\"6.65\" font-size=\"5\""));
    acg_buffer_clear(&svg);
}

static void test_dot_reads_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_HOSTILE; i++) {
        struct sample sample;
        sample_init(&sample, hostile[i], links[i % N_LINKS]);
        struct acg_buffer dot = paint(&sample.drawing, ACG_DOT);
        acg_graphviz_quiet();
        Agraph_t *graph = agmemread(dot.data);
        if (!graph) fail_msg("'%s': the DOT cannot be read", hostile[i]);
        assert_int_equal(agnnodes(graph), 4 + 3 + 2);
        assert_int_equal(agnedges(graph), 2);
        for (int k = 0; k < 4; k++) {
            char name[16];
            snprintf(name, sizeof name, "n%d", k);
            assert_non_null(agnode(graph, name, 0));
        }
        Agedge_t *tie = agedge(graph, agnode(graph, ACG_GV_TEXT("n0"), 0),
                               agnode(graph, ACG_GV_TEXT("n1"), 0), NULL, 0);
        assert_non_null(tie);
        assert_string_equal(agget(tie, ACG_GV_TEXT("pos")), "e,170,63 60,60 100,80 140,80 165,66");
        const char *link = agget(tie, ACG_GV_TEXT("URL")); // NULL where no object has one
        assert_true(!link || !*link || strncmp(link, "http", 4) == 0);
        assert_int_equal(agerrors(), 0);
        agclose(graph);
        acg_buffer_clear(&dot);
    }
}

static void test_tikz_is_only_a_figure(void **state)
{
    (void)state;
    for (size_t i = 0; i < (N_HOSTILE + N_BROKEN) * N_LINKS; i++) {
        struct sample sample;
        size_t word = i / N_LINKS;
        sample_init(&sample, word < N_HOSTILE ? hostile[word] : broken[word - N_HOSTILE],
                    links[i % N_LINKS]);
        struct acg_buffer tikz = paint(&sample.drawing, ACG_TIKZ);
        const char *wrong = tikz_judge(tikz.data, tikz.length);
        if (wrong) {
            fail_msg("'%s': the TikZ is wrong at %.60s", sample.drawing.title, wrong);
        }
        assert_int_equal(acg_utf8_valid(tikz.data, tikz.length), tikz.length);
        acg_buffer_clear(&tikz);
    }
}

static void test_tikz_in_full(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample, "a_b", "https://a.org/~x_y?a=1&b=%20#c");
    sample.drawing.natural_width = 481; // twice as large
    struct acg_buffer tikz = paint(&sample.drawing, ACG_TIKZ);
    static const char *const lines[] = {
        "% a_b\n% a_b\n% For ",
        "\\useasboundingbox (0,0) rectangle (481,300.6);\n"
        "\\draw[draw=acg0072b2,line width=4bp,dash pattern=on 12.51bp off 8.07bp",
        "] (120,120) .. controls (200,160) and (280,160) .. (330,132);\n"
        "\\fill[fill=acg0072b2] (340,126) -- (327.9,128.5) -- (332.1,135.5) -- cycle;\n"
        "\\acglink{236.25,151.5}{9}{9}{https://a.org/\\%7Ex\\%5Fy?a=1\\&b=\\%20\\#c}\n"
        "\\draw[draw=acg000000,line width=2bp,dash pattern=on ",
        "\\path[fill=acgffffff,draw=acg222222,line width=1.4bp] (100,120) ellipse (60 and 25.3);\n"
        "\\node[anchor=base,text=acg111111] at (100,124.8) {\\acgtext{16}{",
        "}{a\\_b}};\n\\node[anchor=base,text=acg111111] at (100,105.6) {",
        "\\path[fill=acg333333] (430,200) -- (405,230) -- (355,230) -- (330,200) -- (355,170) -- "
        "(405,170) -- cycle;\n\\path[fill=acgd55e00] (224,154.6) -- (219.4,150) -- ",
        "\\node[anchor=base west,text=acg111111] at (20,274) {\\acgtext{20}{",
        "}{\\bfseries a\\_b}};\n\\fill[white] (236,230.4) rectangle (244,249.6);\n"
        "\\node[anchor=base,text=acg111111] at (240,235.2) {\\acgtext{16}{8}{x}};\n"
        "\\node[anchor=base east,text=acg111111] at (460,255.2) {",
    };
    const char *at = tikz.data;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *found = strstr(at, lines[i]);
        if (!found) fail_msg("not there, or not in order: %s in %s", lines[i], at);
        at = found + strlen(lines[i]);
    }
    assert_int_equal(count(tikz.data, "\\definecolor{acg111111}"), 1);
    acg_buffer_clear(&tikz);
}

/** TeX reads no line over 200000 bytes and no length over 16383 points. */
static void test_tikz_keeps_to_the_limits_of_tex(void **state)
{
    (void)state;
    enum { LONG = 300000 };
    char *word = malloc(LONG + 1);
    assert_non_null(word);
    for (size_t i = 0; i < LONG; i++)
        word[i] = "\xCC\x81"[i % 2]; // a combining accent, without width
    word[LONG] = '\0';
    struct sample sample;
    sample_init(&sample, word, NULL);
    struct acg_buffer tikz = paint(&sample.drawing, ACG_TIKZ);
    assert_null(tikz_judge(tikz.data, tikz.length));
    for (const char *at = tikz.data, *end; *at; at = end + 1) {
        end = strchr(at, '\n');
        assert_true(end && end - at < 100000);
    }
    acg_buffer_clear(&tikz);
    free(word);
    sample_init(&sample, "x", NULL);
    sample.drawing.height = 16001;
    assert_int_equal(acg_painter_paint(&sample.drawing, ACG_TIKZ, &tikz, NULL), ACG_MISUSED);
}

static void test_long_tooltip_can_be_read_back(void **state)
{
    (void)state;
    enum { LONG = 60000 };
    char *word = malloc(LONG + 1);
    assert_non_null(word);
    memset(word, '\\', LONG);
    word[LONG] = '\0';
    struct sample sample;
    sample_init(&sample, "x", NULL);
    sample.marks[0].gloss.text = word;
    struct acg_buffer dot = paint(&sample.drawing, ACG_DOT);
    Agraph_t *graph = agmemread(dot.data);
    assert_non_null(graph);
    assert_int_equal(agnnodes(graph), 9);
    agclose(graph);
    acg_buffer_clear(&dot);
    free(word);
}

static void test_other_formats(void **state)
{
    (void)state;
    static const struct {
        enum acg_figure_format format;
        const char *start, *end;
    } cases[] = {
        {ACG_PDF, "%PDF-1.", "%%EOF\n"},
        {ACG_EPS, "%!PS-Adobe-3.0 EPSF-3.0\n", "%%EOF\n"},
        {ACG_PNG, "\x89PNG\r\n\x1A\n", "IEND\xAE\x42\x60\x82"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        sample_init(&sample, hostile[i * 5 + 2], links[i]);
        struct acg_buffer out = paint(&sample.drawing, cases[i].format);
        size_t end = strlen(cases[i].end);
        assert_memory_equal(out.data, cases[i].start, strlen(cases[i].start));
        assert_memory_equal(out.data + out.length - end, cases[i].end, end);
        acg_buffer_clear(&out);
    }
}

/** The bytes of `what` in `out`; NULL if they are not there. */
static const char *find(const struct acg_buffer *out, const char *what, size_t length)
{
    for (size_t i = 0; i + length <= out->length; i++) {
        if (memcmp(out->data + i, what, length) == 0) return out->data + i;
    }
    return NULL;
}

static void test_page_and_resolution(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample, "x", "https://example.org/it's");
    struct acg_buffer out = paint(&sample.drawing, ACG_EPS);
    assert_non_null(strstr(out.data, "\n%%BoundingBox: 0 0 241 150\n"));
    assert_non_null(strstr(out.data, "\n%%CreationDate: Thu Jan  1 00:00:00 1970\n"));
    acg_buffer_clear(&out);

    out = paint(&sample.drawing, ACG_PNG); // 240.5 points at 144 dpi: 481 by 301; 5669 per metre
    static const char head[] = "IHDR\0\0\x01\xE1\0\0\x01\x2D",
                      density[] = "pHYs\0\0\x16\x25\0\0\x16\x25\x01";
    assert_ptr_equal(find(&out, head, sizeof head - 1), out.data + 12);
    assert_ptr_equal(find(&out, density, sizeof density - 1), out.data + 37);
    acg_buffer_clear(&out);

    out = paint(&sample.drawing, ACG_PDF);
    static const char box[] = "/MediaBox [ 0 0 241 150 ]", date[] = "/CreationDate";
    static const char link[] = "/URI (https://example.org/it%27s)";
    assert_non_null(find(&out, box, sizeof box - 1));
    assert_null(find(&out, date, sizeof date - 1));
    assert_non_null(find(&out, link, sizeof link - 1));
    acg_buffer_clear(&out);
}

static void test_same_bytes_again(void **state)
{
    (void)state;
    static const enum acg_figure_format formats[] = {ACG_SVG, ACG_PDF, ACG_EPS,
                                                     ACG_PNG, ACG_DOT, ACG_TIKZ};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct sample sample;
        sample_init(&sample, hostile[17], links[0]);
        struct acg_buffer one = paint(&sample.drawing, formats[i]);
        struct acg_buffer two = paint(&sample.drawing, formats[i]);
        assert_int_equal(one.length, two.length);
        assert_memory_equal(one.data, two.data, one.length);
        acg_buffer_clear(&one);
        acg_buffer_clear(&two);
    }
}

static void test_environment_does_not_matter(void **state)
{
    (void)state;
    struct sample sample;
    sample_init(&sample, "x", NULL);
    struct acg_buffer one = paint(&sample.drawing, ACG_SVG);
    setenv("GVBINDIR", "/nonexistent", 1);
    setenv("SERVER_NAME", "x", 1);
    setenv("GV_FILE_PATH", "/nonexistent", 1);
    struct acg_buffer two = paint(&sample.drawing, ACG_SVG);
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.data, two.data, one.length);
    acg_buffer_clear(&one);
    acg_buffer_clear(&two);
}

/** No marks, no lines, no texts: a white page. */
static void test_empty_drawing(void **state)
{
    (void)state;
    const struct acg_drawing drawing = {.width = 100,
                                        .height = 50,
                                        .natural_width = 100,
                                        .font = "Helvetica",
                                        .title = "",
                                        .dpi = 72};
    static const enum acg_figure_format formats[] = {ACG_SVG, ACG_PDF, ACG_EPS,
                                                     ACG_PNG, ACG_DOT, ACG_TIKZ};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct acg_buffer out = paint(&drawing, formats[i]);
        assert_true(out.length > 0);
        acg_buffer_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_svg_is_only_a_figure),
        cmocka_unit_test(test_svg_shows_the_words),
        cmocka_unit_test(test_order_of_lines_is_kept),
        cmocka_unit_test(test_scaled_figure_keeps_its_proportions),
        cmocka_unit_test(test_dot_reads_back),
        cmocka_unit_test(test_tikz_is_only_a_figure),
        cmocka_unit_test(test_tikz_in_full),
        cmocka_unit_test(test_tikz_keeps_to_the_limits_of_tex),
        cmocka_unit_test(test_long_tooltip_can_be_read_back),
        cmocka_unit_test(test_other_formats),
        cmocka_unit_test(test_page_and_resolution),
        cmocka_unit_test(test_same_bytes_again),
        cmocka_unit_test(test_environment_does_not_matter),
        cmocka_unit_test(test_empty_drawing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
