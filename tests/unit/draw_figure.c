// Figures as the library offers them: what they refuse, in one line, and what they hand over.
#include "actorgraph/figure.h"
#include "actorgraph/graph.h"
#include "actorgraph/read.h"
#include "actorgraph/report.h"

#include "../lib/leaks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static acg_graph *graph;
static struct acg_span years[ACG_MOST_FIGURES + 1];

static struct acg_slice_options slice_of(int year)
{
    struct acg_slice_options what = acg_slice_defaults();
    what.when = (struct acg_span){acg_day_of_year(year), acg_day_of_year(year + 1)};
    return what;
}

static void expect(acg_status status, acg_status wanted, acg_report *report, const char *text)
{
    assert_int_equal(status, wanted);
    assert_int_equal(acg_report_count(report), text ? 1 : 0);
    if (text) assert_string_equal(acg_report_get(report, 0)->text, text);
    acg_report_free(report);
}

static void draw(const struct acg_figure_options *how, acg_status wanted, const char *text)
{
    struct acg_slice_options what = slice_of(2019);
    acg_report *report = acg_report_new();
    char *bytes;
    size_t length;
    acg_status status = acg_figure_draw(graph, &what, how, &bytes, &length, report);
    assert_true((status == ACG_OK) == (bytes != NULL && length > 0));
    acg_bytes_free(bytes);
    expect(status, wanted, report, text);
}

static void test_engines_and_fonts(void **state)
{
    (void)state;
    static const char no_font[] = "a font is a family name of letters, digits, blanks and hyphens";
    static const char *const engines[] = {"neato", "fdp", "sfdp", "circo", "twopi", "dot"};
    static const char long_font[] =
        "A123456789012345678901234567890123456789012345678901234567890123"; // 64 letters
    static const char *const fonts[] = {"", "Arial;x", "\"", "Nimbus Sans L / x", long_font};
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++)
        draw(&(struct acg_figure_options){.engine = engines[i]}, ACG_OK, NULL);
    draw(&(struct acg_figure_options){.engine = "patchwork"}, ACG_MISUSED,
         "unknown engine 'patchwork'; take neato, fdp, sfdp, circo, twopi or dot");
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        draw(&(struct acg_figure_options){.font = fonts[i]}, ACG_MISUSED, no_font);
    draw(&(struct acg_figure_options){.font = "Source Sans 3-x", .time_limit = -1}, ACG_OK, NULL);
    draw(&(struct acg_figure_options){.format = ACG_PDF, .time_limit = 0.000001}, ACG_FAILED,
         "drawing took longer than 1e-06 s; try --engine sfdp, --min-weight, --ego or "
         "--time-limit 0");
}

static void test_sheets_of_panels(void **state)
{
    (void)state;
    static const char counts[] = "a figure has 1 to 400 panels, and not more columns than panels";
    static const char narrow[] = "4 panels side by side are too narrow for labels at this width; "
                                 "take fewer columns or a larger --width";
    static const struct {
        size_t n, columns;
        double width;
        acg_status status;
        const char *text;
    } rows[] = {
        {0, 1, 0, ACG_MISUSED, counts},  {401, 4, 0, ACG_MISUSED, counts},
        {4, 0, 0, ACG_MISUSED, counts},  {4, 5, 0, ACG_MISUSED, counts},
        {4, 4, 85, ACG_MISUSED, narrow}, {4, 2, 174, ACG_OK, NULL},
        {1, 1, 30, ACG_OK, NULL}, // one panel is as wide as it is
    };
    struct acg_slice_options what = slice_of(2019);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct acg_figure_options how = {.width = rows[i].width};
        acg_report *report = acg_report_new();
        char *bytes;
        size_t length;
        acg_status status = acg_figure_panels(graph, &what, years, rows[i].n, rows[i].columns, &how,
                                              &bytes, &length, report);
        assert_true((status == ACG_OK) == (bytes != NULL));
        acg_bytes_free(bytes);
        assert_int_equal(status, rows[i].status);
        if (rows[i].text) assert_string_equal(acg_report_get(report, 0)->text, rows[i].text);
        acg_report_free(report);
    }
}

/** Counts figures; refuses the one that `*context` says. */
struct visit {
    size_t count, refused;
};

static acg_status take(void *context, size_t index, const char *bytes, size_t length,
                       acg_report *report)
{
    struct visit *visit = context;
    (void)report;
    assert_int_equal(index, visit->count);
    assert_true(length > 5 && memcmp(bytes, "<?xml", 5) == 0);
    visit->count++;
    return index == visit->refused ? ACG_REJECTED : ACG_OK;
}

static void test_series(void **state)
{
    (void)state;
    struct acg_slice_options what = slice_of(2019);
    const struct acg_figure_options how = {0};
    static const size_t wrong[] = {0, ACG_MOST_FIGURES + 1};
    for (int i = 0; i < 2; i++) {
        struct visit visit = {0, SIZE_MAX};
        acg_report *report = acg_report_new();
        acg_status status =
            acg_figure_series(graph, &what, years, wrong[i], &how, take, &visit, report);
        assert_int_equal(visit.count, 0);
        expect(status, ACG_MISUSED, report, "a series has 1 to 400 figures");
    }
    struct visit all = {0, SIZE_MAX}, some = {0, 1};
    assert_int_equal(acg_figure_series(graph, &what, years, 4, &how, take, &all, NULL), ACG_OK);
    assert_int_equal(all.count, 4);
    assert_int_equal(acg_figure_series(graph, &what, years, 4, &how, take, &some, NULL),
                     ACG_REJECTED); // whose word it is
    assert_int_equal(some.count, 2);
}

/** The actors of all windows, each once; what is refused elsewhere is refused here. */
static void test_positions(void **state)
{
    (void)state;
    struct acg_slice_options what = slice_of(2019);
    struct acg_position *places;
    size_t n;
    for (size_t columns = 0; columns <= 2; columns += 2) {
        assert_int_equal(acg_figure_positions(graph, &what, years + 15, 4, columns,
                                              &(struct acg_figure_options){0}, &places, &n, NULL),
                         ACG_OK);
        assert_true(n > 5);
        for (size_t i = 0; i < n; i++) {
            assert_true(i == 0 || places[i].actor > places[i - 1].actor);
            assert_true(places[i].x > -1 && places[i].x < 101);
        }
        free(places);
    }
    acg_report *report = acg_report_new();
    const struct acg_figure_options bad = {.font = ""};
    acg_status status = acg_figure_positions(graph, &what, years, 4, 2, &bad, &places, &n, report);
    assert_null(places);
    expect(status, ACG_MISUSED, report,
           "a font is a family name of letters, digits, blanks and hyphens");
    report = acg_report_new();
    status = acg_figure_positions(graph, &what, years, 4, 5, &(struct acg_figure_options){0},
                                  &places, &n, report);
    assert_int_equal(status, ACG_MISUSED);
    assert_int_equal(n, 0);
    acg_report_free(report);
}

static int read_graph(void **state)
{
    (void)state;
    char path[4096];
    const char *top = getenv("ACG_TOP");
    snprintf(path, sizeof path, "%s/graphs/tajikistan-china.json", top ? top : ".");
    for (int i = 0; i <= ACG_MOST_FIGURES; i++)
        years[i] = (struct acg_span){acg_day_of_year(2001 + i), acg_day_of_year(2002 + i)};
    return acg_graph_read(path, NULL, &graph, NULL) == ACG_OK ? 0 : -1;
}

static int free_graph(void **state)
{
    (void)state;
    acg_graph_free(graph);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_engines_and_fonts),
        cmocka_unit_test(test_sheets_of_panels),
        cmocka_unit_test(test_series),
        cmocka_unit_test(test_positions),
    };
    return cmocka_run_group_tests(tests, read_graph, free_graph);
}
