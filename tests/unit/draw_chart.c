// Charts of numbers as the library offers them: what they refuse, what they leave out.
#include "actorgraph/chart.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/** What stands in the place of gnuplot, and what is said of it. */
static const struct {
    const char *script, *text;
} programs[] = {
    {NULL, "charts need gnuplot, which is not installed; install the package gnuplot-nox"},
    {"exit 3", "gnuplot failed; memory may be short"},
    {"kill -9 $$", "gnuplot failed; memory may be short"},
    {"exit 0", "gnuplot failed; memory may be short"},
    {"echo '<svg>'; exec sleep 0", "gnuplot's SVG has another form than expected"},
    {"cat >/dev/null; echo '<svg viewBox=\"0\"><title></title><desc></desc>'",
     "gnuplot's SVG has another form than expected"},
    {"cat >/dev/null; echo '<svg width=\"1\"><title></title><desc></desc>'",
     "gnuplot's SVG has another form than expected"},
    {"cat >/dev/null; echo '<svg width=\"1\" viewBox=\"0\"><desc></desc>'",
     "gnuplot's SVG has another form than expected"},
    {"cat >/dev/null; echo '<svg width=\"1\" viewBox=\"0\"><title></title>'",
     "gnuplot's SVG has another form than expected"},
    {"cat >/dev/null; echo '<svg viewBox=\"0\" width=\"1\"><title></title><desc></desc>'",
     "gnuplot's SVG has another form than expected"},
    {"cat >/dev/null; echo '<svg width=\"1\"><title></title viewBox=\"0\"><desc></desc>'",
     "gnuplot's SVG has another form than expected"},
    {"cat >/dev/null; echo '<svg width=\"1\" viewBox=\"0\"><desc></desc><title></title>'",
     "gnuplot's SVG has another form than expected"},
    {"cat >/dev/null; echo '<svg width=\"1\" viewBox=\"0\"><title></title><desc></desc><g "
     "f=\"x:Bold\">a>b:Bold\"</g>'",
     NULL}};

static void test_programs_that_are_not_gnuplot(void **state)
{
    (void)state;
    char folder[] = "/tmp/acg-chart-XXXXXX", path[64], *before = strdup(getenv("PATH"));
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/gnuplot", folder);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (programs[i].script) {
            FILE *file = fopen(path, "w");
            assert_non_null(file);
            fprintf(file, "#!/bin/sh\nPATH='%s'\n%s\n", before, programs[i].script);
            fclose(file);
            assert_int_equal(chmod(path, 0700), 0);
        }
        const struct acg_chart_options options = {.format = ACG_SVG, .title = "T"};
        struct acg_chart_data data = data_of(1);
        acg_report *report = acg_report_new();
        char *bytes;
        size_t length;
        setenv("PATH", folder, 1);
        acg_status status = acg_chart_lines(&data, &options, &bytes, &length, report);
        setenv("PATH", before, 1);
        assert_int_equal(status, programs[i].text ? ACG_FAILED : ACG_OK);
        if (programs[i].text) {
            assert_string_equal(acg_report_get(report, 0)->text, programs[i].text);
        } else { // bold is a weight, and no > stands in text
            static const char end[] =
                "</metadata><g f=\"x\" font-weight=\"bold\">a&gt;b:Bold\"</g>\n";
            assert_true(length > sizeof end);
            assert_memory_equal(bytes + length - (sizeof end - 1), end, sizeof end - 1);
        }
        acg_bytes_free(bytes);
        acg_report_free(report);
    }
    unlink(path);
    rmdir(folder);
    free(before);
}

/** A chart in a format that gnuplot is not asked for. */
static void test_other_formats(void **state)
{
    (void)state;
    const struct acg_chart_options options = {.format = ACG_PNG, .title = "T"};
    struct acg_chart_data data = data_of(1);
    acg_report *report = acg_report_new();
    char *bytes;
    size_t length;
    assert_int_equal(acg_chart_lines(&data, &options, &bytes, &length, report), ACG_MISUSED);
    assert_string_equal(acg_report_get(report, 0)->text, "a chart is svg or pdf");
    assert_null(bytes);
    acg_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_of_one_panel),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_programs_that_are_not_gnuplot),
        cmocka_unit_test(test_other_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
