// The strict scan of JSON, member extents, finding and locating values.
#include "read/json_scan.h"

#include "base/buffer.h"
#include "base/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/** Scans a text; gives the status and, in `why`, the first remark. */
static acg_status scan(const char *text, size_t length, char why[400])
{
    struct acg_json json = {.name = "t", .text = text, .length = length};
    struct acg_json_members members = {0};
    struct acg_stretches stretches = {0};
    acg_report *report = acg_report_new();
    acg_status status = acg_json_scan(&json, &members, &stretches, report);
    why[0] = '\0';
    if (acg_report_count(report) > 0) {
        const struct acg_remark *remark = acg_report_get(report, 0);
        snprintf(why, 400, "%zu:%zu: %s%s%s", remark->line, remark->column,
                 remark->pointer ? remark->pointer : "", remark->pointer ? ": " : "", remark->text);
    }
    assert_int_equal(acg_report_count(report), status == ACG_OK ? 0 : 1);
    acg_report_free(report);
    free(members.items);
    return status;
}

static void takes_sound_texts(void **state)
{
    (void)state;
    static const char *const sound[] = {
        "{}",
        " \t\r\n{ } \n",
        "{\"a\":[]}",
        "{\"a\":[{},[],\"\",0,-0,1.5,1e5,1E+5,1e-5,true,false,null]}",
        "{\"\":0}",
        "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"}",
        "{\"a\":\"\xc2\x80\xdf\xbf\xe0\xa0\x80\"}",
        "{\"a\":\"\xed\x9f\xbf\xee\x80\x80\"}",
        "{\"a\":\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"}",
        "{\"a\":\"\x7f\"}",
        "{\"a\":1,\"b\":{\"a\":2},\"c\":[{\"a\":3},{\"a\":4}]}",
        "{\"a\":123456789012345678901234567890}",
        "{\"a\":1e-999}",
        "{\"a\":1.7976931348623157e308}",
        "{\"a\":1 }",
    };
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        char why[400];
        if (scan(sound[i], strlen(sound[i]), why)) fail_msg("%s: %s", sound[i], why);
    }
}

struct bad {
    const char *text, *why;
};

static void refuses_with_place(void **state)
{
    (void)state;
    static const struct bad bads[] = {
        {"", "1:1: the file is empty; expected a graph"},
        {"\n \n", "1:1: the file is empty; expected a graph"},
        {"[]", "1:1: expected an object '{', the graph, at the top level"},
        {"{", "1:2: the file ends inside an object"},
        {"{\"a\":[", "1:7: the file ends inside an array"},
        {"{\"a\":\"b", "1:6: /a: the file ends inside a text; its quote is never closed"},
        {"{\"a\":1,}", "1:8: expected a key after the comma; remove the comma"},
        {"{\"a\":[1,]}", "1:9: /a/1: expected a value after the comma; remove the comma"},
        {"{\"a\":}", "1:6: /a: expected a value, found '}'"},
        {"{\"a\":[,1]}", "1:7: /a/0: expected a value, found ','"},
        {"{\"a\" 1}", "1:6: /a: expected ':' after the key"},
        {"{\"a\":1 \"b\":2}", "1:8: /a: expected ',' or '}'"},
        {"{\"a\":[1 2]}", "1:9: /a/0: expected ',' or ']'"},
        {"{\"a\":[1}", "1:8: /a/0: expected ',' or ']'"},
        {"{a:1}", "1:2: expected a key in double quotes"},
        {"{}\n{}", "2:1: text after the end of the graph; remove it"},
        {"{/* */}", "1:2: JSON has no comments; remove it"},
        {"{\"a\":tru}", "1:6: /a: 'tru' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":nulll}",
         "1:6: /a: 'nulll' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":-}", "1:6: /a: '-' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":01}", "1:6: /a: '01' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":-01}", "1:6: /a: '-01' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":1.}", "1:6: /a: '1.' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":1.e3}", "1:6: /a: '1.e3' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":1e}", "1:6: /a: '1e' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":1e+}", "1:6: /a: '1e+' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":1-2}", "1:6: /a: '1-2' is not JSON; write a number or a text in double quotes"},
        {"{\"a\":1e999}", "1:6: /a: '1e999' is too large for a number"},
        {"{\"a\":-1e999}", "1:6: /a: '-1e999' is too large for a number"},
        {"{\"a\":\"\\x\"}", "1:7: /a: '\\x' is no escape of JSON; double the backslash"},
        {"{\"a\":\"\\u12G4\"}", "1:7: /a: \\u needs four hexadecimal digits"},
        {"{\"a\":\"\\u0000\"}", "1:7: /a: the character U+0000 (\\u0000) cannot stand in a text"},
        {"{\"a\":\"\\ud800\"}", "1:7: /a: \\uD800 is half of a surrogate pair, no character"},
        {"{\"a\":\"\\ud800\\u0041\"}",
         "1:7: /a: \\uD800 is half of a surrogate pair, no character"},
        {"{\"a\":\"\\udc00\"}", "1:7: /a: \\uDC00 is half of a surrogate pair, no character"},
        {"{\"a\":\"\t\"}",
         "1:7: /a: the control character U+0009 cannot stand in a text; remove it"},
        {"{\"a\":\"\n\"}",
         "1:7: /a: a text cannot run over a line break; write \\n or close the quote"},
        {"{\"\xc3\xa9\":\"\xe9\"}",
         "1:7: /\xc3\xa9: byte 0xE9 is not UTF-8; save the file as UTF-8"},
        {"{\"a\":\"\xed\xa0\x80\"}", "1:7: /a: byte 0xED is not UTF-8; save the file as UTF-8"},
        {"{\"a\":\"\xf4\x90\x80\x80\"}", "1:7: /a: byte 0xF4 is not UTF-8; save the file as UTF-8"},
        {"{\"a\":\"\xf0\x80\x80\x80\"}", "1:7: /a: byte 0xF0 is not UTF-8; save the file as UTF-8"},
        {"{\"a\":\"\xc3\"}", "1:7: /a: byte 0xC3 is not UTF-8; save the file as UTF-8"},
        {"{\"a\":1,\"a\":2}", "1:8: /a: the key 'a' stands twice; keep one of the two"},
        {"{\"a\":1,\"\\u0061\":2}", "1:8: /a: the key 'a' stands twice; keep one of the two"},
        {"{\"\\ud83d\\ude00\":1,\"\xf0\x9f\x98\x80\":2}",
         "1:19: /\xf0\x9f\x98\x80: the key '\xf0\x9f\x98\x80' stands twice; keep one of the two"},
        {"{\"a\\n\":1,\"a\\u000A\":2}",
         "1:10: /a\\u000A: the key 'a\\u000A' stands twice; keep one of the two"},
        {"{\"a~/\":1,\"a~/\":2}", "1:10: /a~0~1: the key 'a~/' stands twice; keep one of the two"},
        {"{\"a\":[{},{\"b\":0,\"b\":0}]}",
         "1:17: /a/1/b: the key 'b' stands twice; keep one of the two"},
    };
    for (size_t i = 0; i < sizeof bads / sizeof *bads; i++) {
        char why[400];
        acg_status status = scan(bads[i].text, strlen(bads[i].text), why);
        assert_string_equal(why, bads[i].why);
        assert_int_equal(status, ACG_REJECTED);
    }
}

static void refuses_raw_nul(void **state)
{
    (void)state;
    char why[400];
    static const char inside[] = "{\"a\":\"x\0y\"}", outside[] = "{\"a\":1\0}", behind[] = "{}\0";
    assert_int_equal(scan(inside, sizeof inside - 1, why), ACG_REJECTED);
    assert_string_equal(why,
                        "1:8: /a: the control character U+0000 cannot stand in a text; remove it");
    assert_int_equal(scan(outside, sizeof outside - 1, why), ACG_REJECTED);
    assert_int_equal(scan(behind, sizeof behind - 1, why), ACG_REJECTED);
}

/** Every cut of a sound text is refused, none is read over its end. */
static void refuses_every_cut(void **state)
{
    (void)state;
    static const char whole[] =
        "{\"a\\n\":[1.5e-3,true,{\"b\":\"\\ud83d\\ude00\xc3\xa9\"}],\"c\":null}";
    for (size_t length = 0; length < sizeof whole - 1; length++) {
        char *cut = malloc(length + 1), why[400];
        assert_non_null(cut);
        memcpy(cut, whole, length);
        cut[length] = '\0';
        assert_int_equal(scan(cut, length, why), ACG_REJECTED);
        free(cut);
    }
}

static void nests_to_the_limit(void **state)
{
    (void)state;
    for (size_t depth = ACG_MAX_DEPTH - 1; depth <= ACG_MAX_DEPTH + 1; depth++) {
        struct acg_buffer text = {0};
        char why[400];
        acg_buffer_text(&text, "{\"a\":");
        for (size_t i = 1; i < depth; i++)
            acg_buffer_char(&text, '[');
        for (size_t i = 1; i < depth; i++)
            acg_buffer_char(&text, ']');
        acg_buffer_char(&text, '}');
        assert_false(text.failed);
        acg_status status = scan(text.data, text.length, why);
        assert_int_equal(status, depth <= ACG_MAX_DEPTH ? ACG_OK : ACG_REJECTED);
        if (status) assert_non_null(strstr(why, "nested deeper than 128 levels"));
        acg_buffer_clear(&text);
    }
}

/** Many keys: one doubled at any distance is found, and the first in the file is named. */
static void finds_doubled_keys_among_many(void **state)
{
    (void)state;
    for (size_t count = 2; count < 40; count++) {
        struct acg_buffer text = {0};
        char why[400], want[64];
        for (size_t i = 0; i < count; i++)
            acg_buffer_format(&text, "%s\"k%zu\":0", i ? "," : "{", i);
        acg_buffer_text(&text, "}");
        assert_int_equal(scan(text.data, text.length, why), ACG_OK);
        text.length--;
        acg_buffer_format(&text, ",\"k%zu\":0,\"k0\":0}", count / 2);
        assert_int_equal(scan(text.data, text.length, why), ACG_REJECTED);
        snprintf(want, sizeof want, "the key 'k%zu' stands twice", count / 2);
        assert_non_null(strstr(why, want));
        acg_buffer_clear(&text);
    }
}

static void finds_values(void **state)
{
    (void)state;
    static const char text[] = "{ \"a\": [ 10, { \"b\": \"x\\\"]\", \"c\": [ ] } ],\n  \"d\": 5 }";
    struct acg_json json = {.name = "t", .text = text, .length = sizeof text - 1};
    struct acg_step a = {.up = &(struct acg_step){.index = 0}, .key = "a"};
    struct acg_step a0 = {.up = &a, .index = 0}, a1 = {.up = &a, .index = 1};
    struct acg_step c = {.up = &a1, .key = "c"}, none = {.up = &a1, .key = "z"};
    assert_string_equal(text + acg_json_find(&json, &a0, false), strstr(text, "10"));
    assert_string_equal(text + acg_json_find(&json, &c, false), strstr(text, "[ ]"));
    assert_string_equal(text + acg_json_find(&json, &c, true), strstr(text, "\"c\""));
    assert_string_equal(text + acg_json_find(&json, &none, false), strstr(text, "{ \"b\""));
    assert_ptr_equal(acg_json_skip(strchr(text, '[')), strstr(text, ",\n"));
}

/** Line and column of every offset, in any order, agree with counting from the start. */
static void locates_in_any_order(void **state)
{
    (void)state;
    static const char text[] = "ab\n\n\xc3\xa9\xe4\xb8\xad!\r\nx\n";
    size_t length = sizeof text - 1;
    struct acg_json json = {.name = "t", .text = text, .length = length};
    for (size_t n = 0; n < 2000; n++) {
        size_t offset = n * 7919 % (length + 1), line, column, want_line = 1, want_column = 1;
        for (size_t i = 0; i < offset; i++) {
            if (text[i] == '\n') {
                want_line++;
                want_column = 1;
            } else {
                want_column += ((unsigned char)text[i] & 0xc0) != 0x80;
            }
        }
        acg_json_locate(&json, offset, &line, &column);
        assert_int_equal(line, want_line);
        assert_int_equal(column, want_column);
    }
}

static void names_the_members(void **state)
{
    (void)state;
    static const char text[] = "{ \"a\" : 1, \"b\\n\":[{\"c\":2}] }";
    struct acg_json json = {.name = "t", .text = text, .length = sizeof text - 1};
    struct acg_json_members members = {0};
    struct acg_stretches stretches = {0};
    assert_int_equal(acg_json_scan(&json, &members, &stretches, NULL), ACG_OK);
    assert_int_equal(members.count, 2);
    assert_int_equal(members.items[0].key_length, 1);
    assert_int_equal(members.items[0].value_at, 8);
    assert_memory_equal(members.items[1].key, "b\\n", 3);
    assert_int_equal(text[members.items[1].value_at], '[');
    free(members.items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_sound_texts),  cmocka_unit_test(refuses_with_place),
        cmocka_unit_test(refuses_raw_nul),    cmocka_unit_test(refuses_every_cut),
        cmocka_unit_test(nests_to_the_limit), cmocka_unit_test(finds_doubled_keys_among_many),
        cmocka_unit_test(finds_values),       cmocka_unit_test(locates_in_any_order),
        cmocka_unit_test(names_the_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
