// Widths of text against the published ones.
#include "draw/metrics.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static double width(const char *text, bool bold)
{
    return acg_metrics_width(text, strlen(text), 1000, bold);
}

static void test_helvetica(void **state)
{
    (void)state;
    // Adobe's font metrics: Helvetica.afm, Helvetica-Bold.afm
    static const struct {
        const char *text;
        int regular, bold;
    } cases[] = {
        {"A", 667, 722},        {"i", 222, 278},  {" ", 278, 278},        {"W", 944, 944},
        {"m", 833, 889},        {"@", 1015, 975}, {"0", 556, 556},        {"\u00E9", 556, 556},
        {"\u2014", 1000, 1000}, {".", 278, 278},  {"\u2026", 1000, 1000}, {"&", 667, 722},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(lround(width(cases[i].text, false)), cases[i].regular);
        assert_int_equal(lround(width(cases[i].text, true)), cases[i].bold);
    }
}

static void test_scripts(void **state)
{
    (void)state;
    assert_int_equal(lround(width("\u4E2D\u56FD", false)), 2000);   // CJK: 1 em each
    assert_int_equal(lround(width("\uD55C", false)), 1000);         // Hangul
    assert_int_equal(lround(width("e\u0301", false)), 556);         // a combining accent: 0
    assert_int_equal(lround(width("\u0646", false)), 550);          // Arabic
    assert_int_equal(lround(width("\u200B", false)), 0);            // zero-width space
    assert_int_equal(lround(width("\u1F600\u10A0", false) > 0), 1); // something for anything
    assert_true(width("\u0422", false) > 500 && width("\u0422", false) < 700); // Cyrillic T
    assert_int_equal(lround(width("\u10D0", false)), 600); // Georgian: not in the table
}

static void test_sums(void **state)
{
    (void)state;
    assert_true(fabs(acg_metrics_width("AA", 2, 8, false) - 2 * 0.667 * 8) < 1e-9);
    assert_true(acg_metrics_width("", 0, 8, true) == 0);
    assert_true(fabs(acg_metrics_width("Ai", 1, 10, false) - 6.67) < 1e-9); // only `length` bytes
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_helvetica),
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
