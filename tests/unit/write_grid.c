// Tables of results in every format.
#include "write/grid.h"

#include "actorgraph/file.h"

#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct acg_grid_column columns[] = {
    {.name = "actor", .grouped = true}, {.name = "n"}, {.name = "score"}};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static void check(const struct acg_grid *grid, struct acg_grid_options options, const char *wanted)
{
    struct acg_buffer out = {0};
    acg_grid_append(grid, &options, &out);
    assert_false(out.failed);
    assert_string_equal(out.data, wanted);
    acg_buffer_clear(&out);
}

static void add_row(struct acg_grid *grid, const char *actor, size_t n, double score)
{
    acg_grid_text(grid, actor);
    acg_grid_count(grid, n);
    acg_grid_computed(grid, score);
}

/** Two rows of one actor, one of another whose score is undefined. */
static void fill(struct acg_grid *grid)
{
    acg_grid_init(grid, columns, N_COLUMNS);
    add_row(grid, "China", 12, 1.0 / 3);
    add_row(grid, "China", 3, -2);
    add_row(grid, "中国|a_b", 0, NAN);
}

static void test_formats(void **state)
{
    (void)state;
    static const struct {
        enum acg_grid_format format;
        const char *wanted;
    } cases[] = {
        {ACG_GRID_TABLE, "actor      n        score\n"
                         "--------  --  -----------\n"
                         "China     12  0.333333333\n"
                         "           3           -2\n"
                         "中国|a_b   0\n"},
        {ACG_GRID_TSV, "actor\tn\tscore\nChina\t12\t0.333333333\nChina\t3\t-2\n中国|a_b\t0\t\n"},
        {ACG_GRID_CSV, "actor,n,score\nChina,12,0.333333333\nChina,3,-2\n中国|a_b,0,\n"},
        {ACG_GRID_JSON, "{\n  \"about\": {},\n  \"rows\": [\n"
                        "    {\"actor\": \"China\", \"n\": 12, \"score\": 0.333333333},\n"
                        "    {\"actor\": \"China\", \"n\": 3, \"score\": -2},\n"
                        "    {\"actor\": \"中国|a_b\", \"n\": 0, \"score\": null}\n  ]\n}\n"},
        {ACG_GRID_MARKDOWN, "| actor | n | score |\n|---|---:|---:|\n| China | 12 | 0.333333333 |\n"
                            "| China | 3 | -2 |\n| 中国\\|a\\_b | 0 |  |\n"},
        {ACG_GRID_LATEX, "\\begin{tabular}{lrr}\n\\toprule\nactor & n & score \\\\\n\\midrule\n"
                         "China & 12 & 0.333333333 \\\\\nChina & 3 & $-$2 \\\\\n"
                         "中国\\textbar{}a\\_b & 0 &  \\\\\n\\bottomrule\n\\end{tabular}\n"},
    };
    struct acg_grid grid;
    fill(&grid);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(&grid, (struct acg_grid_options){.format = cases[i].format}, cases[i].wanted);
    }
    acg_grid_clear(&grid);
}

static void test_no_rows(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        [ACG_GRID_TABLE] = "actor  n  score\n-----  -  -----\n",
        [ACG_GRID_TSV] = "actor\tn\tscore\n",
        [ACG_GRID_CSV] = "actor,n,score\n",
        [ACG_GRID_JSON] = "{\n  \"about\": {},\n  \"rows\": []\n}\n",
        [ACG_GRID_MARKDOWN] = "| actor | n | score |\n|---|---|---|\n",
        [ACG_GRID_LATEX] = ("\\begin{tabular}{lll}\n\\toprule\nactor & n & score \\\\\n\\midrule\n"
                            "\\bottomrule\n\\end{tabular}\n"),
    };
    struct acg_grid grid;
    acg_grid_init(&grid, columns, N_COLUMNS);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        check(&grid, (struct acg_grid_options){.format = (enum acg_grid_format)i}, wanted[i]);
    }
    acg_grid_clear(&grid);
}

/** One cell of text, in a format; what stands between header and end. */
static void check_text(enum acg_grid_format format, bool no_guard, const char *text,
                       const char *wanted)
{
    static const struct acg_grid_column one[] = {{.name = "x"}};
    struct acg_grid grid;
    struct acg_buffer out = {0};
    acg_grid_init(&grid, one, 1);
    acg_grid_text(&grid, text);
    acg_grid_append(&grid, &(struct acg_grid_options){.format = format, .no_guard = no_guard},
                    &out);
    if (!out.data || !strstr(out.data, wanted)) {
        fail_msg("'%s' is not in '%s'", wanted, out.data ? out.data : "");
    }
    acg_buffer_clear(&out);
    acg_grid_clear(&grid);
}

static void test_escapes(void **state)
{
    (void)state;
    static const struct {
        enum acg_grid_format format;
        bool no_guard;
        const char *text, *wanted;
    } cases[] = {
        {ACG_GRID_TSV, false, "a\tb\nc\rd\\e", "x\na\\tb\\nc\\rd\\\\e\n"},
        {ACG_GRID_CSV, false, "plain", "x\nplain\n"},
        {ACG_GRID_CSV, false, "a,b", "x\n\"a,b\"\n"},
        {ACG_GRID_CSV, false, "say \"x\"", "x\n\"say \"\"x\"\"\"\n"},
        {ACG_GRID_CSV, false, "a\nb", "x\n\"a\nb\"\n"},
        {ACG_GRID_CSV, false, "=1+1", "x\n\"'=1+1\"\n"},
        {ACG_GRID_CSV, false, "+1", "x\n\"'+1\"\n"},
        {ACG_GRID_CSV, false, "-1", "x\n\"'-1\"\n"},
        {ACG_GRID_CSV, false, "@a", "x\n\"'@a\"\n"},
        {ACG_GRID_CSV, false, "\t=1", "x\n\"'\t=1\"\n"},
        {ACG_GRID_CSV, false, "\r\n=1", "x\n\"'\r\n=1\"\n"},
        {ACG_GRID_CSV, false, "\uff1d1", "x\n\"'\uff1d1\"\n"},
        {ACG_GRID_CSV, false, "\r=1", "x\n\"\ufffd=1\"\n"}, // what a terminal would obey
        {ACG_GRID_CSV, false, "a\x1b[2J\xc2\x9b", "x\na\ufffd[2J\ufffd\n"},
        {ACG_GRID_CSV, false, "\x7f\"", "x\n\"\ufffd\"\"\"\n"},
        {ACG_GRID_TSV, false, "a\x1b[2J\xc2\x9b\x7f\r", "x\na\ufffd[2J\ufffd\ufffd\\r\n"},
        {ACG_GRID_JSON, false, "\x1b\xc2\x9b\x7f", "\"\\u001b\\u009b\\u007f\""},
        {ACG_GRID_MARKDOWN, false,
         "a\x1b\xc2\x9b\u202e"
         "b",
         "| a   b |"},
        {ACG_GRID_CSV, false, "a=1", "x\na=1\n"},
        {ACG_GRID_CSV, true, "=1+1", "x\n=1+1\n"},
        {ACG_GRID_JSON, false, "a\"b\\c\n</script>", "\"a\\\"b\\\\c\\n\\u003c/script>\""},
        {ACG_GRID_MARKDOWN, false, "a|b\n<b>*_`", "| a\\|b \\<b\\>\\*\\_\\` |"},
        {ACG_GRID_LATEX, false, "[1] 50% & $x_1 {a}",
         "{[}1{]} 50\\% \\& \\$x\\_1 \\textbraceleft{}a\\textbraceright{} "},
        {ACG_GRID_LATEX, false, "\\input{a}~^#",
         "\\textbackslash{}input\\textbraceleft{}a\\textbraceright{}\\textasciitilde{}"
         "\\textasciicircum{}\\#"},
        {ACG_GRID_TABLE, false, "a\033[31mb\nc", "a [31mb c\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_text(cases[i].format, cases[i].no_guard, cases[i].text, cases[i].wanted);
    }
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct acg_grid_column one[] = {{.name = "x"}};
    struct acg_grid grid;
    acg_grid_init(&grid, one, 1);
    acg_grid_read(&grid, 0.1);
    acg_grid_read(&grid, 30);
    acg_grid_read(&grid, 1e-30); // read, so no dust
    acg_grid_computed(&grid, 1e3 / 7);
    acg_grid_computed(&grid, 1e-10); // below 1e-12 of the largest
    acg_grid_computed(&grid, -0.0);
    acg_grid_computed(&grid, INFINITY);
    struct acg_grid_options options = {.format = ACG_GRID_TSV};
    check(&grid, options, "x\n0.1\n30\n1e-30\n142.857143\n0\n0\n\n");
    options.digits = 3;
    check(&grid, options, "x\n0.1\n30\n1e-30\n143\n0\n0\n\n");
    acg_grid_clear(&grid);
}

static void test_about(void **state)
{
    (void)state;
    static const struct acg_grid_column one[] = {{.name = "x"}};
    struct acg_grid grid;
    acg_grid_init(&grid, one, 1);
    acg_grid_about(&grid, "window", "2019");
    acg_grid_about(&grid, "rules", "a \"b\"");
    acg_grid_empty(&grid);
    check(&grid, (struct acg_grid_options){.format = ACG_GRID_JSON},
          "{\n  \"about\": {\n    \"window\": \"2019\",\n    \"rules\": \"a \\\"b\\\"\"\n  },\n"
          "  \"rows\": [\n    {\"x\": null}\n  ]\n}\n");
    acg_grid_clear(&grid);
}

static void test_width(void **state)
{
    (void)state;
    static const struct {
        size_t width;
        const char *wanted;
    } cases[] = {
        {0, "x                     n\n--------------------  -\none two three 中国人  7\n"},
        {23, "x                     n\n--------------------  -\none two three 中国人  7\n"},
        {22, "x                    n\n-------------------  -\none two three        7\n中国人\n"},
        {12, "x          n\n---------  -\none two    7\nthree\n中国人\n"},
        {1, "x      n\n------ -\none    7\ntwo\nthree\n中国人\n"}, // too narrow for any table
    };
    static const struct acg_grid_column two[] = {{.name = "x"}, {.name = "n"}};
    struct acg_grid grid;
    acg_grid_init(&grid, two, 2);
    acg_grid_text(&grid, "one two three 中国人");
    acg_grid_count(&grid, 7);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(&grid, (struct acg_grid_options){.width = cases[i].width}, cases[i].wanted);
    }
    acg_grid_clear(&grid);
}

static void test_long_word(void **state)
{
    (void)state;
    static const struct acg_grid_column one[] = {{.name = "x"}};
    struct acg_grid grid;
    acg_grid_init(&grid, one, 1);
    acg_grid_text(&grid, "中国人中国人");
    check(&grid, (struct acg_grid_options){.width = 9}, "x\n---------\n中国人中\n国人\n");
    acg_grid_clear(&grid);
}

/** As a user of the library sees it. */
static void test_handle(void **state)
{
    (void)state;
    char *bytes;
    size_t length;
    acg_report *report = acg_report_new();
    acg_grid *grid = acg_grid_new(columns, N_COLUMNS);
    struct acg_grid_options options = {.format = ACG_GRID_LATEX, .digits = 3};
    add_row(grid, "China & Russia", 12, 1.0 / 3);
    assert_int_equal(acg_grid_write(grid, &options, &bytes, &length, report), ACG_OK);
    assert_non_null(strstr(bytes, "China \\& Russia & 12 & 0.333"));
    assert_int_equal(strlen(bytes), length);
    acg_bytes_free(bytes);
    acg_grid_text(grid, "Tajikistan");
    assert_int_equal(acg_grid_write(grid, &options, &bytes, &length, report), ACG_MISUSED);
    assert_null(bytes);
    acg_grid_free(grid);
    acg_grid_free(NULL);
    acg_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats),   cmocka_unit_test(test_no_rows),
        cmocka_unit_test(test_escapes),   cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_about),     cmocka_unit_test(test_width),
        cmocka_unit_test(test_long_word), cmocka_unit_test(test_handle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
