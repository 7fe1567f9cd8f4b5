// Rows and fields against a walk byte by byte, and the sets of ids against a list.
#include "actorgraph/date.h"
#include "ingest/field.h"
#include "ingest/seen.h"
#include "ingest/split.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/** A text with room to read behind it. */
static struct acg_split open_text(const char *text, size_t length, char *room, uint32_t ends[])
{
    memcpy(room, text, length);
    memset(room + length, '\t', ACG_SPLIT_SLACK); // which must not be seen
    return (struct acg_split){.at = room, .end = room + length, .delimiter = '\t', .ends = ends};
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/** Rows of random length, of many or few delimiters, by the fields that a plain walk finds. */
static void test_fields(void **state)
{
    enum { LENGTH = 3000, WANTED = 12 };
    static char text[LENGTH], room[LENGTH + ACG_SPLIT_SLACK];
    uint32_t ends[WANTED + 64], seed = 7;
    (void)state;
    for (int turn = 0; turn < 900; turn++) {
        size_t length = next_random(&seed) % LENGTH;
        for (size_t i = 0; i < length; i++) {
            uint32_t r = next_random(&seed) % 100;
            text[i] = (char)(r < 20 ? '\t' : r < 22 ? '\n' : 'a' + r % 26);
        }
        struct acg_split split = open_text(text, length, room, ends);
        static const uint16_t some[] = {0, 3, 4, 10, 11};
        bool is_some = turn % 2 == 1;
        split.way = (enum acg_split_way)(turn / 2 % ((int)acg_split_best() + 1));
        split.wanted = WANTED;
        split.needed = is_some ? some : NULL;
        split.n_needed = sizeof some / sizeof *some;
        struct acg_row row;
        const char *at = text, *end = text + length;
        size_t line = 0;
        while (acg_split_next(&split, &row)) {
            while (*at == '\n') {
                at++;
                line++;
            }
            assert_int_equal(row.line, line);
            size_t n = 0;
            for (bool more = true; more; n++) {
                const char *stop = at;
                while (stop < end && *stop != '\t' && *stop != '\n')
                    stop++;
                if (n < WANTED && (!is_some || n == 0 || n == 4 || n == 11)) {
                    struct acg_field field = acg_split_field(&split, &row, n);
                    assert_int_equal(field.length, stop - at);
                    assert_memory_equal(field.text, at, field.length);
                }
                more = stop < end && *stop == '\t';
                at = stop + (stop < end);
            }
            line++;
            assert_int_equal(row.n_fields, n);
        }
    }
}

static void test_quotes(void **state)
{
    static const char text[] = "a\t\"b\t\"\"c\"\"\nd\"\te\r\n\"open\tx\nlast\t\"\"\t";
    static char room[sizeof text + ACG_SPLIT_SLACK];
    uint32_t ends[4 + 64];
    struct acg_row row;
    (void)state;
    struct acg_split split = open_text(text, sizeof text - 1, room, ends);
    split.is_quoted = true;
    split.wanted = 4;
    assert_true(acg_split_next(&split, &row));
    assert_int_equal(row.n_fields, 3);
    assert_true(acg_field_is(acg_split_field(&split, &row, 1), "b\t\"c\"\nd"));
    assert_true(acg_field_is(acg_split_field(&split, &row, 2), "e"));
    assert_true(acg_split_next(&split, &row));
    assert_int_equal(row.fault, ACG_ROW_QUOTES);
    assert_int_equal(row.line, 2);
    assert_true(acg_split_next(&split, &row));
    assert_int_equal(row.line, 3);
    assert_int_equal(row.n_fields, 3);
    assert_true(acg_field_is(acg_split_field(&split, &row, 0), "last"));
    assert_false(acg_split_next(&split, &row));
    acg_buffer_clear(&split.plain);
}

static void test_tenths(void **state)
{
    static const struct {
        const char *text;
        bool is_number;
        int64_t tenths;
    } cases[] = {{"0", true, 0},
                 {"-9.5", true, -95},
                 {"4", true, 40},
                 {"+3.40", true, 34},
                 {"-0.0", true, 0},
                 {"2.55", false, 0},
                 {"", false, 0},
                 {"-", false, 0},
                 {"1e3", false, 0},
                 {"nan", false, 0},
                 {"1 ", false, 0},
                 {".5", false, 0},
                 {"5.", true, 50},
                 {"0x10", false, 0},
                 {"1,5", false, 0},
                 {"--1", false, 0},
                 {"999999999999999", true, 9999999999999990},
                 {"1000000000000000", false, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t tenths = 0;
        struct acg_field field = {cases[i].text, strlen(cases[i].text)};
        assert_int_equal(acg_field_tenths(field, &tenths), cases[i].is_number);
        if (cases[i].is_number) assert_int_equal(tenths, cases[i].tenths);
    }
}

static void test_days(void **state)
{
    static const struct {
        const char *text;
        int year, month, day; // 0: no date
    } cases[] = {{"20181231", 2018, 12, 31},
                 {"2018-12-31", 2018, 12, 31},
                 {"2018-12-31 00:00:00.000", 2018, 12, 31},
                 {"31 December 2018", 2018, 12, 31},
                 {"1 jan 2020", 2020, 1, 1},
                 {"20200229", 2020, 2, 29},
                 {"20190229", 0, 0, 0},
                 {"00000101", 0, 0, 0},
                 {"2018-13-01", 0, 0, 0},
                 {"2018-12-31x", 0, 0, 0},
                 {"2018123", 0, 0, 0},
                 {"31 Dezember 2018", 0, 0, 0},
                 {"", 0, 0, 0},
                 {"31 December 2018 x", 0, 0, 0},
                 {"2018/12/31", 0, 0, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t day = 0;
        struct acg_field field = {cases[i].text, strlen(cases[i].text)};
        assert_int_equal(acg_field_day(field, ACG_FORM_ANY, &day), cases[i].year > 0);
        if (cases[i].year > 0) {
            assert_int_equal(day, acg_day(cases[i].year, cases[i].month, cases[i].day));
        }
    }
}

/** Numbers in ascending order, at random, twice: each is new just once, on each day. */
static void test_seen(void **state)
{
    enum { N = 200000 };
    struct acg_pool pool = {0};
    struct acg_seen seen = {.pool = &pool};
    struct acg_marks marks = {.pool = &pool};
    static unsigned char known[2][N];
    uint32_t seed = 11;
    bool is_new;
    (void)state;
    for (int turn = 0; turn < 2 * N; turn++) {
        uint32_t number =
            turn < N ? (uint32_t)turn / 2 : (next_random(&seed) << 8 ^ next_random(&seed)) % N;
        int day = (int)(next_random(&seed) % 2);
        assert_true(acg_seen_add(&seen, number, day, &is_new));
        assert_int_equal(is_new, !known[day][number]);
        assert_true(acg_marks_add(&marks, acg_mix((uint64_t)day, number), &is_new));
        assert_int_equal(is_new, !known[day][number]);
        known[day][number] = 1;
    }
    acg_seen_clear(&seen);
    acg_marks_clear(&marks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fields), cmocka_unit_test(test_quotes),
                                       cmocka_unit_test(test_tenths), cmocka_unit_test(test_days),
                                       cmocka_unit_test(test_seen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
