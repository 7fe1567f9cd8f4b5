// Numbers as text: shortest digits, fixed digits, the grammar of RFC 8259.
#include "base/number.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void writes_shortest(void **state)
{
    (void)state;
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        {0, "0"},
        {-0.0, "0"},
        {1, "1"},
        {-1, "-1"},
        {0.1, "0.1"},
        {0.6, "0.6"},
        {1.0 / 3, "0.3333333333333333"},
        {0.1 + 0.2, "0.30000000000000004"},
        {10, "10"},
        {30, "30"},
        {-1200, "-1200"},
        {123456, "123456"},
        {1e14, "100000000000000"},
        {1e15, "1e+15"},
        {1e30, "1e+30"},
        {1.5e300, "1.5e+300"},
        {0.0001, "0.0001"},
        {0.00001, "1e-05"},
        {9007199254740993.0, "9007199254740992"}, // 2^53 + 1 is no double
        {DBL_MAX, "1.7976931348623157e+308"},
        {-DBL_MAX, "-1.7976931348623157e+308"},
        {DBL_MIN, "2.2250738585072014e-308"},
        {5e-324, "5e-324"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[ACG_NUMBER_TEXT];
        acg_number_shortest(cases[i].number, text);
        assert_string_equal(text, cases[i].text);
    }
}

/** Random bits as doubles: what is written is JSON and reads back equal, with no digit too many. */
static void reads_back_equal(void **state)
{
    (void)state;
    uint64_t bits = 88172645463325252u; // xorshift64: Marsaglia (2003), doi:10.18637/jss.v008.i14
    for (int i = 0; i < 100000; i++) {
        double number, back;
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        memcpy(&number, &bits, sizeof number);
        if (i % 2) number = (double)(bits >> 40) / 1000; // everyday sizes too
        if (!isfinite(number)) continue;
        char text[ACG_NUMBER_TEXT], shorter[ACG_NUMBER_TEXT];
        acg_number_shortest(number, text);
        if (!acg_number_parse(text, strlen(text), &back) || back != number) fail_msg("%s", text);
        size_t digits = 0;
        for (const char *at = text; *at && *at != 'e'; at++)
            digits += *at >= '0' && *at <= '9';
        if (digits < 2 || number == floor(number)) continue;
        snprintf(shorter, sizeof shorter, "%.*e", (int)digits - 2, number);
        if (strchr(text, 'e') && strtod(shorter, NULL) == number) fail_msg("%s: long", text);
    }
}

static void writes_digits(void **state)
{
    (void)state;
    static const struct {
        double number;
        int digits;
        const char *text;
    } cases[] = {
        {0, 3, "0"},
        {-0.0, 3, "0"},
        {0.5, 3, "0.5"},
        {0.12345, 3, "0.123"},
        {0.9996, 3, "1"},
        {2.0 / 3, 4, "0.6667"},
        {-1.25, 2, "-1.2"},
        {100, 3, "100"},
        {12345, 3, "1.23e+04"},
        {1e-9, 3, "1e-09"},
        {1.0 / 3, 17, "0.33333333333333331"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[ACG_NUMBER_TEXT];
        acg_number_digits(cases[i].number, cases[i].digits, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void writes_whole_numbers_out(void **state)
{
    (void)state;
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        {0, "0"},           {0.12345, "0.123"},    {12.34, "12.3"},
        {999.4, "999"},     {999.7, "1000"},       {1000, "1000"},
        {-1234.6, "-1235"}, {999999.7, "1000000"}, {1e14, "100000000000000"},
        {1e15, "1e+15"},    {1e-9, "1e-09"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[ACG_NUMBER_TEXT];
        acg_number_readable(cases[i].number, 3, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void knows_the_grammar(void **state)
{
    (void)state;
    static const char *const good[] = {
        "0",
        "-0",
        "1",
        "10",
        "0.5",
        "-0.5",
        "1e5",
        "1E+5",
        "1e-5",
        "0e0",
        "0.0e-0",
        "120.0340",
        "1e05",
        "123456789012345678901234567890",
        "0.1234567890123456789012345678901234567890123456789012345678901234567890"};
    static const char *const bad[] = {
        "",     "-",   "+1",  ".5",    "5.",       "01",        "-01", "00",   "1e",  "1e+",
        "1.e5", "0x1", "1 ",  " 1",    "1,5",      "1.5.",      "--1", "1e5.", "NaN", "Infinity",
        "nan",  "inf", "1_0", "1e1e1", "\xd9\xa1", "1\xc2\xa0", "e5",  "-e5",  "1f"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        double number = -1;
        if (!acg_number_is_json(good[i], strlen(good[i]))) fail_msg("'%s' is refused", good[i]);
        assert_true(acg_number_parse(good[i], strlen(good[i]), &number));
        if (number != strtod(good[i], NULL)) fail_msg("'%s' is read as %g", good[i], number);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        double number;
        if (acg_number_is_json(bad[i], strlen(bad[i]))) fail_msg("'%s' is taken", bad[i]);
        if (acg_number_parse(bad[i], strlen(bad[i]), &number)) fail_msg("'%s' is read", bad[i]);
    }
    double number;
    assert_false(acg_number_is_json("1\0", 2));
    assert_true(acg_number_parse("12345", 3, &number)); // no further than its length
    assert_true(number == 123);
}

static void refuses_what_is_not_finite(void **state)
{
    (void)state;
    double number;
    assert_true(acg_number_is_json("1e999", 5));
    assert_false(acg_number_parse("1e999", 5, &number));
    assert_false(acg_number_parse("-1e309", 6, &number));
    assert_true(acg_number_parse("1e-999", 6, &number));
    assert_true(number == 0);
    assert_true(acg_number_parse("1.7976931348623157e308", 22, &number));
    assert_true(number == DBL_MAX);
    char digits[401]; // longer than any room of fixed size
    memset(digits, '9', 400);
    assert_false(acg_number_parse(digits, 400, &number));
    digits[1] = '.';
    assert_true(acg_number_parse(digits, 400, &number));
    assert_true(number == 10);
}

/** A program around the library may have set a locale that writes 0,6; here one is made. */
static void keeps_its_point(void **state)
{
    (void)state;
    char folder[] = "/tmp/acg-locale-XXXXXX", command[200];
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 2>&1", folder);
    bool made = system(command) == 0; // NOLINT(cert-env33-c): fixed words only
    setenv("LOCPATH", folder, 1);
    bool set = made && setlocale(LC_NUMERIC, "de_DE.UTF-8");
    char texts[3][ACG_NUMBER_TEXT];
    acg_number_shortest(0.6, texts[0]);
    acg_number_shortest(-1.5e300, texts[1]);
    acg_number_digits(2.0 / 3, 3, texts[2]);
    double number = 0, other;
    bool taken = acg_number_parse("-0.25e1", 7, &number);
    bool comma = acg_number_parse("0,25", 4, &other);
    setlocale(LC_NUMERIC, "C");
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0); // NOLINT(cert-env33-c)
    assert_string_equal(texts[0], "0.6");
    assert_string_equal(texts[1], "-1.5e+300");
    assert_string_equal(texts[2], "0.667");
    assert_true(taken);
    assert_true(number == -2.5);
    assert_false(comma);
    if (!set) {
        puts("skipped: no localedef, or no sources of locales");
        skip();
    }
}

/** What is written fast is what snprintf writes. */
static void fast_digits_are_those_of_printf(void **state)
{
    (void)state;
    uint64_t chance = 11;
    static const double halves[] = {0.5,
                                    2.5,
                                    1.0000000005,
                                    0.12345678950,
                                    123456789.5,
                                    1e-4,
                                    9.9999e-5,
                                    1e-5,
                                    0.00099999999995,
                                    999999999.5,
                                    999999999.4,
                                    1e9,
                                    1e11,
                                    123456789012,
                                    0.1,
                                    1,
                                    10,
                                    1e12,
                                    1e15,
                                    99999999.95,
                                    0.3,
                                    2.0 / 3};
    enum { N_HALVES = sizeof halves / sizeof *halves, N_DRAWS = 300000 };
    for (int i = 0; i < N_DRAWS + N_HALVES; i++) {
        chance = chance * 6364136223846793005U + 1442695040888963407U;
        double drawn = (double)(chance >> 11) / 9007199254740992.0;
        double number = i < N_HALVES ? halves[i] : (drawn - 0.5) * pow(10, (int)(chance % 24) - 8);
        if (i % 7 == 6) number = floor(number * 1000) / 1000;
        int digits = i < N_HALVES ? 9 : 1 + (int)(chance >> 5 & 15);
        char text[ACG_NUMBER_TEXT], expected[ACG_NUMBER_TEXT];
        acg_number_digits(number, digits, text);
        snprintf(expected, sizeof expected, "%.*g", digits, number);
        if (number == 0) strcpy(expected, "0");
        assert_string_equal(text, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_shortest),
        cmocka_unit_test(reads_back_equal),
        cmocka_unit_test(writes_digits),
        cmocka_unit_test(fast_digits_are_those_of_printf),
        cmocka_unit_test(writes_whole_numbers_out),
        cmocka_unit_test(knows_the_grammar),
        cmocka_unit_test(keeps_its_point),
        cmocka_unit_test(refuses_what_is_not_finite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
