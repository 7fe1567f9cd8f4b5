// What a child answers: read back whole, or not at all.
#include "base/message.h"

#include "base/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WORD = sizeof(uint64_t) };

/** A status, two remarks and a result. */
static void pack(struct acg_buffer *message, acg_status status)
{
    struct acg_buffer result = {0};
    acg_report *report = acg_report_new();
    struct acg_place place = {.file = "a.json", .line = 3, .column = 5, .pointer = "/x"};
    acg_note(report, &place, "noted");
    if (status) acg_reject(report, NULL, "bad");
    acg_buffer_text(&result, "a figure");
    acg_message_pack(message, status, report, &result);
    acg_report_free(report);
    acg_buffer_clear(&result);
}

/** Reads it; how many remarks came, or -1. `result` is what must come besides; NULL: anything. */
static int unpack(const char *bytes, size_t length, const char *result, acg_status *status,
                  acg_report *report)
{
    struct acg_buffer out = {0}, message = {0};
    acg_buffer_add(&message, bytes, length);
    bool good = acg_message_unpack(&message, status, report, &out);
    if (!good && (out.length > 0 || acg_report_count(report) > 0)) fail_msg("something was added");
    if (result) assert_string_equal(out.data ? out.data : "", result);
    acg_buffer_clear(&out);
    acg_buffer_clear(&message);
    return good ? (int)acg_report_count(report) : -1;
}

static void all_comes_back(void **state)
{
    (void)state;
    static const acg_status all[] = {ACG_OK, ACG_REJECTED, ACG_MISUSED, ACG_FAILED};
    for (size_t i = 0; i < 4; i++) {
        struct acg_buffer message = {0};
        acg_report *report = acg_report_new();
        acg_status status;
        pack(&message, all[i]);
        assert_int_equal(
            unpack(message.data, message.length, all[i] ? "" : "a figure", &status, report),
            all[i] ? 2 : 1);
        assert_int_equal(status, all[i]);
        const struct acg_remark *remark = acg_report_get(report, 0);
        assert_int_equal(remark->severity, ACG_NOTE);
        assert_string_equal(remark->file, "a.json");
        assert_string_equal(remark->pointer, "/x");
        assert_string_equal(remark->text, "noted");
        assert_int_equal(remark->line, 3);
        assert_int_equal(remark->column, 5);
        if (all[i]) {
            remark = acg_report_get(report, 1);
            assert_null(remark->file);
            assert_null(remark->pointer);
            assert_string_equal(remark->text, "bad");
        }
        acg_report_free(report);
        acg_buffer_clear(&message);
    }
}

static void nobody_need_listen(void **state)
{
    (void)state;
    struct acg_buffer message = {0}, out = {0}, none = {0};
    acg_status status;
    acg_message_pack(&message, ACG_REJECTED, NULL, &none);
    assert_true(acg_message_unpack(&message, &status, NULL, &out));
    assert_int_equal(status, ACG_REJECTED);
    assert_false(acg_message_unpack(&none, &status, NULL, &out));
    acg_buffer_clear(&message);
    pack(&message, ACG_REJECTED);
    assert_true(acg_message_unpack(&message, &status, NULL, &out));
    acg_buffer_clear(&message);
    acg_buffer_clear(&out);
}

static void what_is_cut_is_no_message(void **state)
{
    (void)state;
    struct acg_buffer message = {0};
    acg_report *report = acg_report_new();
    acg_status status;
    pack(&message, ACG_REJECTED);
    for (size_t length = 0; length < message.length; length++) {
        assert_int_equal(unpack(message.data, length, "", &status, report), -1);
    }
    acg_buffer_text(&message, "more");
    assert_int_equal(unpack(message.data, message.length, "", &status, report), -1);
    acg_report_free(report);
    acg_buffer_clear(&message);
}

/** Numbers in the place of others: refused, or read as far as they have a meaning. */
static void what_is_changed_does_no_harm(void **state)
{
    (void)state;
    static const uint64_t instead[] = {0, 1, 4, 1000, UINT64_MAX, UINT64_MAX - 1, INT64_MAX};
    struct acg_buffer message = {0};
    pack(&message, ACG_REJECTED);
    char *bytes = malloc(message.length);
    assert_non_null(bytes);
    for (size_t at = 0; at + WORD <= message.length; at++) {
        for (size_t i = 0; i < sizeof instead / sizeof *instead; i++) {
            acg_report *report = acg_report_new();
            acg_status status;
            memcpy(bytes, message.data, message.length);
            memcpy(bytes + at, &instead[i], WORD);
            int n = unpack(bytes, message.length, NULL, &status, report);
            if (at == 0) assert_int_equal(n, 2); // a status is one of ours
            if (at == 0) assert_true(status == (instead[i] < 2 ? instead[i] : ACG_FAILED));
            if (at == 2 * WORD) assert_int_equal(n, 2); // a severity too
            if (at + WORD == message.length) assert_int_equal(n, -1);
            for (int k = 0; k < n; k++)
                assert_true(acg_report_get(report, (size_t)k)->severity <= ACG_ERROR);
            acg_report_free(report);
        }
    }
    // a text without its end
    memcpy(bytes, message.data, message.length);
    char *name = bytes + 6 * WORD;
    assert_string_equal(name, "a.json");
    name[6] = 'x';
    acg_report *report = acg_report_new();
    acg_status status;
    assert_int_equal(unpack(bytes, message.length, NULL, &status, report), -1);
    acg_report_free(report);
    free(bytes);
    acg_buffer_clear(&message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_comes_back),
        cmocka_unit_test(nobody_need_listen),
        cmocka_unit_test(what_is_cut_is_no_message),
        cmocka_unit_test(what_is_changed_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
