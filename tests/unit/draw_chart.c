// Charts of numbers as the library offers them: what they refuse, what they leave out.
#include "actorgraph/chart.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef acg_status draw_chart(const struct acg_chart_data *, const struct acg_chart_options *,
                              char **, size_t *, acg_report *);

enum { WINDOWS = 3, ROWS = 2 };
static const char *const names[] = {"walks", "triangles"};
static struct acg_span windows[WINDOWS];
static const double balance[] = {0.5, NAN, 0.75, NAN, NAN, NAN}; // the second row has no value
static const double frustration[] = {NAN, NAN, NAN, 1, 2, 3};    // the first has none here
static const struct acg_chart_panel panels[] = {{.name = "balance", .values = balance},
                                                {.name = "frustration", .values = frustration}};

static struct acg_chart_data data_of(size_t n_panels)
{
    for (int i = 0; i < WINDOWS; i++)
        windows[i] = (struct acg_span){acg_day_of_year(2001 + i), acg_day_of_year(2002 + i)};
    return (struct acg_chart_data){.windows = windows,
                                   .n_windows = WINDOWS,
                                   .names = names,
                                   .n_rows = ROWS,
                                   .panels = panels,
                                   .n_panels = n_panels};
}

/** Draws; says the status. The chart in `*out` is text, if there is one. */
static acg_status try_chart(draw_chart *draw, const struct acg_chart_data *data, double width,
                            char **out)
{
    const struct acg_chart_options options = {.format = ACG_SVG, .width = width, .title = "T"};
    acg_report *report = acg_report_new();
    char *bytes;
    size_t length;
    acg_status status = draw(data, &options, &bytes, &length, report);
    assert_true((status == ACG_OK) == (bytes != NULL));
    assert_true(status == ACG_OK || length == 0);
    if (out) *out = bytes ? strndup(bytes, length) : NULL;
    acg_bytes_free(bytes);
    acg_report_free(report);
    return status;
}

static size_t count(const char *text, const char *word)
{
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++)
        n++;
    return n;
}

static void test_rows_of_one_panel(void **state)
{
    (void)state;
    struct acg_chart_data data = data_of(2);
    char *svg;
    acg_status status = try_chart(acg_chart_lines, &data, 0, &svg);
    if (status == ACG_FAILED) skip(); // no gnuplot
    assert_int_equal(status, ACG_OK);
    assert_int_equal(count(svg, ">walks<"), 1); // each row is named in the panel that has it
    assert_int_equal(count(svg, ">triangles<"), 1);
    assert_int_equal(count(svg, ">frustration<"), 1);
    free(svg);
}

static void test_refused(void **state)
{
    (void)state;
    struct acg_chart_data data = data_of(1);
    data.n_windows = 1;
    assert_int_equal(try_chart(acg_chart_lines, &data, 0, NULL), ACG_MISUSED);
    assert_int_equal(try_chart(acg_chart_heat, &data, 0, NULL), ACG_MISUSED);
    data = data_of(1);
    assert_int_equal(try_chart(acg_chart_dots, &data, 0, NULL), ACG_MISUSED);   // three windows
    assert_int_equal(try_chart(acg_chart_lines, &data, 20, NULL), ACG_MISUSED); // too narrow
    windows[0].from = ACG_DAY_MIN;
    assert_int_equal(try_chart(acg_chart_lines, &data, 0, NULL), ACG_MISUSED);
    assert_int_equal(try_chart(acg_chart_heat, &data, 0, NULL), ACG_MISUSED);
}

static void test_nothing(void **state)
{
    (void)state;
    static const double none[WINDOWS * ROWS] = {NAN, NAN, NAN, NAN, NAN, NAN};
    static const double large[WINDOWS * ROWS] = {1e308, -1e308, 0, 0, 0, 0};
    const struct acg_chart_panel nothing = {.name = "x", .values = none},
                                 beyond = {.name = "x", .values = large};
    struct acg_chart_data data = data_of(1);
    draw_chart *const charts[] = {acg_chart_lines, acg_chart_heat};
    for (int i = 0; i < 2; i++) {
        data.panels = &nothing;
        assert_int_equal(try_chart(charts[i], &data, 0, NULL), ACG_REJECTED);
        data.panels = &beyond;
        assert_int_equal(try_chart(charts[i], &data, 0, NULL), ACG_REJECTED);
    }
    data.n_rows = 0;
    assert_int_equal(try_chart(acg_chart_lines, &data, 0, NULL), ACG_REJECTED);
}

static void test_labels(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "tr", "ru-RU", "xx", NULL};
    for (size_t k = 0; k < sizeof languages / sizeof *languages; k++) {
        for (int i = 0; i < ACG_N_MEASURES; i++)
            assert_non_null(acg_measure_label((enum acg_measure)i, languages[k]));
        for (int i = 0; i < ACG_N_NETWORK_MEASURES; i++)
            assert_non_null(acg_network_label((enum acg_network_measure)i, languages[k]));
    }
    assert_string_equal(acg_measure_label(ACG_DEGREE_IN, "tr-TR"), "giriş derecesi");
    assert_string_equal(acg_network_label(ACG_NETWORK_DENSITY, "xx"), "density");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_of_one_panel),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
