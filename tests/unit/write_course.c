// The weight of a tie over time against a count day by day; lines of a file; text in XML.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "actorgraph/read.h"
#include "base/buffer.h"
#include "base/chance.h"
#include "read/lines.h"
#include "write/course.h"
#include "write/xml.h"

enum { CLAIMS = 12, TYPES = 3, FIRST_YEAR = 2001, YEARS = 12 };

/** What the tie weighs in a year: of each type the largest weight; types add. */
static double weight_in(const acg_graph *graph, int year)
{
    size_t n;
    const struct acg_claim *claims = acg_graph_claims(graph, &n);
    double sum = 0, largest[TYPES] = {0};
    for (size_t i = 0; i < n; i++) {
        int32_t day = acg_day(year, 6, 15);
        bool holds = claims[i].when.from <= day && day < claims[i].when.until;
        if (holds && claims[i].weight > largest[claims[i].type]) {
            largest[claims[i].type] = claims[i].weight;
        }
    }
    for (int i = 0; i < TYPES; i++)
        sum += largest[i];
    return sum;
}

static int below(struct acg_chance *chance, int limit)
{
    return (int)(acg_chance_uniform(chance) * limit);
}

static acg_graph *random_graph(struct acg_chance *chance)
{
    struct acg_buffer text = {0};
    acg_graph *graph = NULL;
    acg_buffer_text(&text,
                    "{\"actorgraph\":1,\"actors\":[{\"id\":\"A\",\"kind\":\"state\"},"
                    "{\"id\":\"B\",\"kind\":\"state\"}],\"types\":{\"t0\":{\"kind\":\"threat\"},"
                    "\"t1\":{\"kind\":\"threat\"},\"t2\":{\"kind\":\"threat\"}},"
                    "\"relations\":[");
    for (int i = 0; i < CLAIMS; i++) {
        int from = FIRST_YEAR + below(chance, YEARS);
        int until = from + below(chance, 4);
        acg_buffer_format(&text,
                          "%s{\"from\":\"A\",\"to\":\"B\",\"type\":\"t%d\",\"weight\":%d,"
                          "\"since\":\"%d\",\"until\":\"%d\"}",
                          i ? "," : "", below(chance, TYPES), 1 + below(chance, 4), from, until);
    }
    acg_buffer_text(&text, "]}");
    assert_int_equal(acg_graph_parse(text.data, text.length, "t", &graph, NULL), ACG_OK);
    acg_buffer_clear(&text);
    return graph;
}

static void course_of_random_ties(void **state)
{
    (void)state;
    struct acg_chance chance = acg_chance_of(7, 0);
    uint32_t claims[CLAIMS];
    struct acg_stage stages[2 * CLAIMS + 1];
    for (uint32_t i = 0; i < CLAIMS; i++)
        claims[i] = i;
    for (int turn = 0; turn < 300; turn++) {
        acg_graph *graph = random_graph(&chance);
        size_t n = acg_course(graph, claims, CLAIMS, stages);
        assert_in_range(n, 1, 2 * CLAIMS);
        for (size_t i = 1; i < n; i++) {
            assert_true(stages[i - 1].when.until <= stages[i].when.from);
            bool touch = stages[i - 1].when.until == stages[i].when.from;
            assert_false(touch && stages[i - 1].weight == stages[i].weight);
        }
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS + 4; year++) {
            int32_t day = acg_day(year, 6, 15);
            double found = 0;
            for (size_t i = 0; i < n; i++) {
                bool in = stages[i].when.from <= day && day < stages[i].when.until;
                if (in) found = stages[i].weight;
            }
            assert_true(found == weight_in(graph, year));
        }
        acg_graph_free(graph);
    }
}

static void places_in_files(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length, offset, line, column;
    } cases[] = {
        {"ab\ncd", 5, 0, 1, 1},
        {"ab\ncd", 5, 2, 1, 3},
        {"ab\ncd", 5, 3, 2, 1},
        {"ab\ncd", 5, 99, 2, 3},
        {"\xc3\xa9x\n", 4, 2, 1, 2},
        {"\xff\xfe<\0\n\0x\0", 8, 6, 2, 1},
        {"\xfe\xff\0<\0\n\0x", 8, 6, 2, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_lines lines = {.text = cases[i].text, .length = cases[i].length};
        for (int again = 0; again < 2; again++) { // backwards too
            struct acg_place place = acg_lines_place(&lines, cases[i].offset);
            assert_int_equal(place.line, cases[i].line);
            assert_int_equal(place.column, cases[i].column);
            acg_lines_place(&lines, cases[i].length);
        }
    }
}

static void text_in_xml(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
        size_t replaced;
    } cases[] = {
        {"", "", 0},
        {"a<b>&\"'", "a&lt;b&gt;&amp;&quot;'", 0},
        {"\t\n\r", "&#9;&#10;&#13;", 0},
        {"a\x01z\x1f", "a\xef\xbf\xbdz\xef\xbf\xbd", 2},
        {"\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 2},
        {"\xf0\x9f\x98\x80\xc2\x85\x7f", "\xf0\x9f\x98\x80&#133;&#127;", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer out = {0};
        assert_int_equal(acg_xml_text(&out, cases[i].text), cases[i].replaced);
        assert_string_equal(out.data ? out.data : "", cases[i].expected);
        acg_buffer_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(course_of_random_ties),
        cmocka_unit_test(places_in_files),
        cmocka_unit_test(text_in_xml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
