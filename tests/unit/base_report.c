// Reports: what is kept and counted, in what order, and that each remark is one clean line.
#include "base/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int open_report(void **state)
{
    *state = acg_report_new();
    return *state ? 0 : -1;
}

static int close_report(void **state)
{
    acg_report_free(*state);
    return 0;
}

static void keeps_what_was_said(void **state)
{
    acg_report *report = *state;
    char file[] = "net.json", pointer[] = "/relations/7";
    struct acg_place place = {.file = file, .line = 41, .column = 18, .pointer = pointer};
    assert_int_equal(acg_report_count(report), 0);
    assert_int_equal(acg_reject(report, &place, "unknown actor '%s'", "UZV"), ACG_REJECTED);
    assert_int_equal(acg_misuse(report, "no verb '%s'", "x"), ACG_MISUSED);
    assert_int_equal(acg_fail(report, NULL, "%d", 5), ACG_FAILED);
    acg_warn(report, &place, "odd");
    acg_note(report, NULL, "%s", "");
    file[0] = pointer[0] = '#'; // texts are copied
    assert_int_equal(acg_report_count(report), 5);
    const struct acg_remark *remark = acg_report_get(report, 0);
    assert_int_equal(remark->severity, ACG_ERROR);
    assert_string_equal(remark->file, "net.json");
    assert_int_equal(remark->line, 41);
    assert_int_equal(remark->column, 18);
    assert_string_equal(remark->pointer, "/relations/7");
    assert_string_equal(remark->text, "unknown actor 'UZV'");
    assert_null(acg_report_get(report, 1)->file);
    assert_null(acg_report_get(report, 1)->pointer);
    assert_int_equal(acg_report_get(report, 1)->line, 0);
    assert_int_equal(acg_report_get(report, 3)->severity, ACG_WARNING);
    assert_int_equal(acg_report_get(report, 4)->severity, ACG_NOTE);
    assert_string_equal(acg_report_get(report, 4)->text, "");
    assert_int_equal(acg_report_total(report, ACG_ERROR), 3);
    assert_int_equal(acg_report_total(report, ACG_WARNING), 1);
    assert_int_equal(acg_report_total(report, ACG_NOTE), 1);
    assert_true(acg_report_is_whole(report));
}

static void lives_without_a_report(void **state)
{
    (void)state;
    assert_int_equal(acg_reject(NULL, NULL, "%s", "x"), ACG_REJECTED);
    assert_int_equal(acg_misuse(NULL, "x"), ACG_MISUSED);
    assert_int_equal(acg_fail(NULL, NULL, "x"), ACG_FAILED);
    assert_int_equal(acg_out_of_memory(NULL), ACG_FAILED);
    acg_warn(NULL, NULL, "x");
    acg_note(NULL, NULL, "x");
    acg_report_sort(NULL, 0);
    acg_report_free(NULL);
}

static void keeps_a_thousand(void **state)
{
    acg_report *report = *state;
    for (int i = 0; i < ACG_MOST_REMARKS + 500; i++) {
        if (i % 3 == 0) {
            acg_warn(report, NULL, "%d", i);
        } else {
            acg_reject(report, NULL, "%d", i);
        }
    }
    assert_int_equal(acg_report_count(report), ACG_MOST_REMARKS);
    assert_int_equal(acg_report_total(report, ACG_WARNING), 500);
    assert_int_equal(acg_report_total(report, ACG_ERROR), 1000);
    assert_string_equal(acg_report_get(report, ACG_MOST_REMARKS - 1)->text, "999");
    assert_true(acg_report_is_whole(report)); // too many is no loss of memory
    acg_out_of_memory(report);
    assert_int_equal(acg_report_count(report), ACG_MOST_REMARKS); // 0 <= n <= 1000
    assert_int_equal(acg_report_total(report, ACG_ERROR), 1001);
}

static void says_once_that_memory_is_out(void **state)
{
    acg_report *report = *state;
    acg_warn(report, NULL, "before");
    assert_int_equal(acg_out_of_memory(report), ACG_FAILED);
    assert_int_equal(acg_out_of_memory(report), ACG_FAILED);
    assert_int_equal(acg_report_count(report), 2);
    assert_int_equal(acg_report_total(report, ACG_ERROR), 1);
    assert_string_equal(acg_report_get(report, 1)->text, "out of memory");
    assert_int_equal(acg_report_get(report, 1)->severity, ACG_ERROR);
    assert_false(acg_report_is_whole(report));
}

static void cleans_texts(void **state)
{
    acg_report *report = *state;
    static const struct {
        const char *said, *kept;
    } cases[] = {
        {"plain", "plain"},
        {"Çin 中国 \U0001f600", "Çin 中国 \U0001f600"},
        {"two\nlines\r\n", "two\\u000Alines\\u000D\\u000A"},
        {"\x1b[2J", "\\u001B[2J"},
        {"bell\a tab\t del\x7f", "bell\\u0007 tab\\u0009 del\\u007F"},
        {"\xc2\x85 \u202e \u2028", "\\u0085 \\u202E \\u2028"},
        {"\xff caf\xe9 \xe2\x82", "\\xFF caf\\xE9 \\xE2\\x82"},
        {"\xc0\xaf", "\\xC0\\xAF"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_place place = {.file = cases[i].said, .pointer = cases[i].said};
        acg_reject(report, &place, "%s", cases[i].said);
        const struct acg_remark *remark = acg_report_get(report, i);
        assert_string_equal(remark->text, cases[i].kept);
        assert_string_equal(remark->file, cases[i].kept);
        assert_string_equal(remark->pointer, cases[i].kept);
    }
}

/** Texts of every kind of character and many lengths: 300 characters at most, cut with a sign. */
static void cuts_long_texts(void **state)
{
    acg_report *report = *state;
    static const char *const characters[] = {"a", "ä", "中", "\U0001f600"};
    static const size_t counts[] = {1, 298, 299, 300, 301, 2046, 2047, 2048, 5000};
    size_t said = 0;
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            size_t width = strlen(characters[i]);
            char *text = malloc(counts[k] * width + 1);
            assert_non_null(text);
            for (size_t n = 0; n < counts[k]; n++)
                memcpy(text + n * width, characters[i], width);
            text[counts[k] * width] = '\0';
            acg_note(report, NULL, "%s", text);
            const char *kept = acg_report_get(report, said++)->text;
            bool cut = counts[k] >= 300;
            size_t whole = cut ? 299 : counts[k];
            assert_memory_equal(kept, text, whole * width);
            assert_string_equal(kept + whole * width, cut ? "\u2026" : "");
            free(text);
        }
    }
}

/** A broken byte in a very long text does not swallow what stands behind it. */
static void keeps_what_follows_a_broken_byte(void **state)
{
    acg_report *report = *state;
    char text[4000];
    memset(text, 'a', sizeof text);
    text[0] = '\xff';
    text[sizeof text - 1] = '\0';
    acg_note(report, NULL, "%s", text);
    assert_memory_equal(acg_report_get(report, 0)->text, "\\xFFaaaaaaaa", 12);
}

static void sorts_by_place(void **state)
{
    acg_report *report = *state;
    static const size_t orders[] = {9, 1, 5, 3, 5, 0, 9, 1};
    struct acg_place place = {0};
    for (int i = 0; i < 8; i++) {
        place.order = orders[i];
        acg_note(report, &place, "%d: %zu", i, orders[i]);
    }
    acg_report_sort(report, 8); // nothing from there on
    acg_report_sort(report, 7); // one
    assert_string_equal(acg_report_get(report, 7)->text, "7: 1");
    acg_report_sort(report, 2); // the first two stay; equal ones keep their order
    static const char *const later[] = {"0: 9", "1: 1", "5: 0", "7: 1",
                                        "3: 3", "2: 5", "4: 5", "6: 9"};
    for (size_t i = 0; i < 8; i++)
        assert_string_equal(acg_report_get(report, i)->text, later[i]);
}

static void takes_over_remarks(void **state)
{
    acg_report *report = *state;
    struct acg_remark remark = {.severity = ACG_WARNING,
                                .file = "f",
                                .line = 3,
                                .column = 4,
                                .pointer = "/a",
                                .text = "from a child\n100%s"};
    acg_report_add(report, &remark);
    const struct acg_remark *kept = acg_report_get(report, 0);
    assert_string_equal(kept->text, "from a child\\u000A100%s"); // no format
    assert_ptr_not_equal(kept->file, remark.file);
    assert_string_equal(kept->file, "f");
    assert_int_equal(kept->line, 3);
    assert_int_equal(kept->column, 4);
    assert_string_equal(kept->pointer, "/a");
    assert_int_equal(acg_report_total(report, ACG_WARNING), 1);
}

/** Joined reports keep a thousand remarks together and count the rest; memory is out once. */
static void joins(void **state)
{
    acg_report *report = *state, *other = acg_report_new();
    for (int i = 0; i < 600; i++) {
        acg_warn(report, NULL, "first %d", i);
        acg_warn(other, NULL, "second %d", i);
    }
    acg_reject(other, NULL, "beyond");
    acg_report_join(report, other);
    assert_int_equal(acg_report_count(report), 1000);
    assert_int_equal(acg_report_total(report, ACG_WARNING), 1200);
    assert_int_equal(acg_report_total(report, ACG_ERROR), 1);
    assert_string_equal(acg_report_get(report, 599)->text, "first 599");
    assert_string_equal(acg_report_get(report, 600)->text, "second 0");
    assert_string_equal(acg_report_get(report, 999)->text, "second 399");
    assert_int_equal(acg_report_count(other), 0);
    acg_out_of_memory(report);
    acg_out_of_memory(other);
    acg_report_join(report, other);
    assert_int_equal(acg_report_total(report, ACG_ERROR), 2);
    acg_report_free(other);
}

#define WITH_REPORT(test) cmocka_unit_test_setup_teardown(test, open_report, close_report)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_REPORT(keeps_what_was_said),
        WITH_REPORT(lives_without_a_report),
        WITH_REPORT(keeps_a_thousand),
        WITH_REPORT(says_once_that_memory_is_out),
        WITH_REPORT(cleans_texts),
        WITH_REPORT(cuts_long_texts),
        WITH_REPORT(keeps_what_follows_a_broken_byte),
        WITH_REPORT(sorts_by_place),
        WITH_REPORT(takes_over_remarks),
        WITH_REPORT(joins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
