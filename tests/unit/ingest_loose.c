// Sums as bytes: what is read back, what is refused, and how two of them are joined.
#include "ingest/loose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct acg_sum_limits limits = {.actors = 10, .types = 4, .sample = 3};

/** A sum; ids are texts, but for those that are numbers. */
static void make(struct acg_loose_sum *out, const char *const ids[], size_t n)
{
    assert_true(acg_loose_sum_init(out));
    *out->sum = (struct acg_sum){
        .from = 9, .to = 0, .period = -7, .type = 3, .count = 5, .score = -12, .amount = 30};
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_number = ids[i][0] <= '9';
        out->sum->ids[out->sum->n_ids++] =
            is_number ? strtoull(ids[i], NULL, 10) : (ACG_ID_TEXT | at);
        if (is_number) continue;
        strcpy(out->texts + at, ids[i]);
        at += strlen(ids[i]) + 1;
    }
}

static void expect_ids(const struct acg_loose_sum *sum, const char *const ids[], size_t n)
{
    assert_int_equal(sum->sum->n_ids, n);
    for (size_t i = 0; i < n; i++) {
        uint64_t id = sum->sum->ids[i];
        if (ids[i][0] <= '9') assert_int_equal(id, strtoull(ids[i], NULL, 10));
        else assert_string_equal(sum->texts + (id & ~ACG_ID_TEXT), ids[i]);
        assert_int_equal((id & ACG_ID_TEXT) != 0, ids[i][0] > '9');
    }
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    static const char *const ids[] = {"7", "a", "event-2"};
    for (size_t n = 0; n <= 3; n++) {
        struct acg_loose_sum sum, back;
        struct acg_buffer bytes = {0};
        make(&sum, ids, n);
        assert_true(acg_loose_sum_init(&back));
        acg_loose_sum_add(&bytes, sum.sum, sum.texts);
        size_t size = bytes.length;
        acg_buffer_text(&bytes, "what follows");
        assert_int_equal(acg_loose_sum_read(bytes.data, bytes.length, &limits, &back), size);
        assert_memory_equal(back.sum, sum.sum, sizeof *sum.sum);
        expect_ids(&back, ids, n);
        for (size_t length = 0; length < size; length++) // cut
            assert_int_equal(acg_loose_sum_read(bytes.data, length, &limits, &back), 0);
        acg_buffer_clear(&bytes);
        acg_loose_sum_clear(&sum);
        acg_loose_sum_clear(&back);
    }
}

/** Numbers beyond their limits, each alone. */
static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    static const char *const ids[] = {"a", "b"};
    for (int turn = 0; turn < 7; turn++) {
        struct acg_loose_sum sum, back;
        struct acg_buffer bytes = {0};
        make(&sum, ids, 2);
        assert_true(acg_loose_sum_init(&back));
        if (turn == 0) sum.sum->from = limits.actors;
        if (turn == 1) sum.sum->to = limits.actors;
        if (turn == 2) sum.sum->type = limits.types;
        if (turn == 3) sum.sum->count = 0;
        acg_loose_sum_add(&bytes, sum.sum, sum.texts);
        struct acg_sum *written = (struct acg_sum *)(void *)bytes.data;
        if (turn == 4) written->n_ids = 4;
        if (turn == 5) written->ids[0] = ACG_ID_TEXT; // a text without letters
        if (turn == 6) written->ids[0] = ACG_ID_TEXT | (ACG_CODE_MOST + 1);
        acg_buffer_add(&bytes, back.texts, 2000); // there is enough of it
        assert_int_equal(acg_loose_sum_read(bytes.data, bytes.length, &limits, &back), 0);
        acg_buffer_clear(&bytes);
        acg_loose_sum_clear(&sum);
        acg_loose_sum_clear(&back);
    }
}

/** The smallest ids of both stay: numbers before texts, in their order. */
static void the_smallest_ids_stay(void **state)
{
    (void)state;
    static const struct {
        const char *a[3], *b[3], *both[3];
        size_t n_a, n_b, n;
    } rows[] = {
        {{"1", "3"}, {"2", "4"}, {"1", "2", "3"}, 2, 2, 3},
        {{"b", "d"}, {"a", "c"}, {"a", "b", "c"}, 2, 2, 3},
        {{"a"}, {"9"}, {"9", "a"}, 1, 1, 2},
        {{"5", "x"}, {"a", "b", "c"}, {"5", "a", "b"}, 2, 3, 3},
        {{NULL}, {"q"}, {"q"}, 0, 1, 1},
        {{"q"}, {NULL}, {"q"}, 1, 0, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct acg_loose_sum a, b;
        make(&a, rows[i].a, rows[i].n_a);
        make(&b, rows[i].b, rows[i].n_b);
        assert_true(acg_loose_sum_join(&a, &b, limits.sample));
        expect_ids(&a, rows[i].both, rows[i].n);
        assert_int_equal(a.sum->count, 10);
        assert_int_equal(a.sum->score, -24);
        assert_int_equal(a.sum->amount, 60);
        acg_loose_sum_clear(&a);
        acg_loose_sum_clear(&b);
    }
}

static void numbers_beyond_64_bits_are_told(void **state)
{
    (void)state;
    for (int turn = 0; turn < 3; turn++) {
        struct acg_loose_sum a, b;
        make(&a, NULL, 0);
        make(&b, NULL, 0);
        if (turn == 0) b.sum->count = INT64_MAX;
        if (turn == 1) b.sum->score = INT64_MIN;
        if (turn == 2) b.sum->amount = INT64_MAX;
        assert_false(acg_loose_sum_join(&a, &b, limits.sample));
        acg_loose_sum_clear(&a);
        acg_loose_sum_clear(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(the_smallest_ids_stay),
        cmocka_unit_test(numbers_beyond_64_bits_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
