// The note of a relation, written and read back; notes that are none.
#include "ingest/relations.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_round_trip(void **state)
{
    static const char *const notes[] = {
        "1 event, score 0: 7",
        "2 events, score -12.3: 7, 0007",
        "3 events, score 0.1",
        "4 events, score 922337203685477579.9: 1, 2, 999999999999999999, 0",
        "9 events, score -5: \"a, b\", \"\"\"c\"\"\", \"...d\", e,f, g\"h, ...",
        "2 events, score 1: 1, ...",
        "17 events, score 1: a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ...",
    };
    struct acg_ingest *ingest = calloc(1, sizeof *ingest);
    struct acg_loose_sum sum;
    (void)state;
    assert_non_null(ingest);
    assert_true(acg_loose_sum_init(&sum));
    ingest->rule.has_scores = true;
    ingest->sums.sample = 16;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        struct acg_buffer out = {0};
        assert_true(acg_relations_read_note(ingest, notes[i], &sum));
        acg_relations_note(ingest, sum.sum, sum.texts, &out);
        assert_string_equal(out.data, notes[i]);
        acg_buffer_clear(&out);
    }
    acg_loose_sum_clear(&sum);
    free(ingest);
}

static void test_others(void **state)
{
    static const char *const notes[] = {
        "",
        "event",
        "0 events, score 0",
        "1 events, score 0",
        "2 event, score 0",
        "-2 events, score 0",
        "2 events",
        "2 events, score",
        "2 events, score x",
        "2 events, score 1.23",
        "2 events, score 1.",
        "2 events, score 999999999999999999",
        "2 events, score 1: ",
        "2 events, score 1: 1, 2, ...",
        "2 events, score 1: 1",
        "2 events, score 1: 1, 2, 3",
        "4 events, score 1: 1, 2, 3, 4, ...",
        "9 events, score 1: 1, 2, 3, 4, ...",
        "2 events, score 1: \"a, ...",
        "2 events, score 1: \"a\", ...",
        "2 events, score 1: \"a, b\"c, ...",
        "2 events, score 1: ...",
        "99999999999999999999 events, score 1",
        "2 events, score 1 more",
    };
    struct acg_ingest *ingest = calloc(1, sizeof *ingest);
    struct acg_loose_sum sum;
    (void)state;
    assert_non_null(ingest);
    assert_true(acg_loose_sum_init(&sum));
    ingest->rule.has_scores = true;
    ingest->sums.sample = 3;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        if (acg_relations_read_note(ingest, notes[i], &sum)) fail_msg("'%s' was read", notes[i]);
    }
    ingest->rule.has_scores = false;
    assert_true(acg_relations_read_note(ingest, "2 events: 5, ...", &sum));
    assert_false(acg_relations_read_note(ingest, "2 events, score 1: 5, ...", &sum));
    acg_loose_sum_clear(&sum);
    free(ingest);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip),
                                              cmocka_unit_test(test_others)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
