// UTF-8: what is valid, what is folded together, what is quoted, what is near.
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool is_scalar(uint32_t c)
{
    return c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
}

/** RFC 3629, section 3, written down once more. */
static size_t encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned first[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(first[n] | c);
    return n;
}

/** Every code point is valid, is read, counted and written as RFC 3629 says; surrogates are not. */
static void takes_every_code_point(void **state)
{
    (void)state;
    struct acg_buffer buffer = {0};
    for (uint32_t c = 0; c <= 0x110000; c++) {
        char bytes[4];
        size_t n = encode(c, bytes);
        if (!is_scalar(c)) {
            assert_int_equal(acg_utf8_valid(bytes, n), 0);
            continue;
        }
        const char *at = bytes;
        assert_int_equal(acg_utf8_valid(bytes, n), n);
        assert_int_equal(acg_utf8_next(&at, bytes + n), c);
        assert_ptr_equal(at, bytes + n);
        assert_int_equal(acg_utf8_count(bytes, n), 1);
        for (size_t cut = 1; cut < n; cut++)
            assert_int_equal(acg_utf8_valid(bytes, cut), 0);
        buffer.length = 0;
        acg_utf8_add(&buffer, c);
        assert_int_equal(buffer.length, n);
        assert_memory_equal(buffer.data, bytes, n);
    }
    acg_buffer_clear(&buffer);
}

/** All texts of two bytes, and all that begin with three or four awkward ones, against RFC 3629's
 * table of well-formed sequences. */
static bool well_formed(const unsigned char b[], size_t n)
{
    unsigned low = 0x80, high = 0xbf;
    if (n == 0) return true;
    if (b[0] < 0x80) return well_formed(b + 1, n - 1);
    size_t need = b[0] >= 0xc2 && b[0] <= 0xdf   ? 2
                  : b[0] >= 0xe0 && b[0] <= 0xef ? 3
                  : b[0] >= 0xf0 && b[0] <= 0xf4 ? 4
                                                 : 99;
    if (n < need) return false;
    if (b[0] == 0xe0) low = 0xa0;
    if (b[0] == 0xed) high = 0x9f;
    if (b[0] == 0xf0) low = 0x90;
    if (b[0] == 0xf4) high = 0x8f;
    if (b[1] < low || b[1] > high) return false;
    for (size_t i = 2; i < need; i++) {
        if (b[i] < 0x80 || b[i] > 0xbf) return false;
    }
    return well_formed(b + need, n - need);
}

static void refuses_ill_formed(void **state)
{
    (void)state;
    static const unsigned char awkward[] = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f,
                                            0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0,
                                            0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xfe, 0xff};
    enum { N = sizeof awkward };
    for (unsigned i = 0; i < 0x10000; i++) {
        unsigned char b[2] = {(unsigned char)(i >> 8), (unsigned char)i};
        assert_int_equal(acg_utf8_valid((char *)b, 2) == 2, well_formed(b, 2));
    }
    for (unsigned first = 0; first < 256; first++) {
        for (unsigned i = 0; i < N * N * N; i++) {
            unsigned char b[4] = {(unsigned char)first, awkward[i % N], awkward[i / N % N],
                                  awkward[i / N / N]};
            assert_int_equal(acg_utf8_valid((char *)b, 4) == 4, well_formed(b, 4));
        }
    }
    static const struct {
        const char *text;
        size_t valid;
    } cases[] = {
        {"", 0},
        {"ab\x80", 2},
        {"ab\xc3", 2},
        {"\xc3\xa9\xe2\x82", 2},
        {"\xc0\xaf", 0},
        {"\xe0\x80\xaf", 0},
        {"\xf0\x80\x80\xaf", 0}, // overlong slashes
        {"\xed\xa0\x80", 0},
        {"\xf4\x90\x80\x80", 0},
        {"a\xed\xa0\x81\xed\xb0\x80", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(acg_utf8_valid(cases[i].text, strlen(cases[i].text)), cases[i].valid);
    }
}

static void walks_over_broken_bytes(void **state)
{
    (void)state;
    static const char text[] = "a\xff\xe2\x82";
    static const uint32_t want[] = {'a', 0xfffd, 0xfffd, 0xfffd};
    const char *at = text, *end = text + 4;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(acg_utf8_next(&at, end), want[i]);
        assert_ptr_equal(at, text + i + 1); // one byte each, never past the end
    }
}

static void finds_controls(void **state)
{
    (void)state;
    static const char *const with[] = {
        "\x01",   "a\n",    "\t",       "\x7f",   "\xc2\x80", "\xc2\x85", "\xc2\x9f", "\u2028",
        "\u2029", "\u202a", "a\u202eb", "\u2066", "\u2069",   "\ufeff",   "\ufffe",   "\uffff"};
    static const char *const without[] = {"",       " ",      "~",      "\u00a0",
                                          "\u00e7", "\u200d", "\u2027", "\u2030",
                                          "\u2065", "\u206a", "\ufffd", "\U0001f600"};
    for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
        if (!acg_utf8_has_control(with[i], strlen(with[i]))) fail_msg("with %zu", i);
    }
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        if (acg_utf8_has_control(without[i], strlen(without[i]))) fail_msg("without %zu", i);
    }
    assert_true(acg_utf8_has_control("a\0b", 3));
}

static void finds_what_a_terminal_obeys(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t bytes;
    } cases[] = {{"", 0},       {"a", 0},      {" ", 0},        {"\t", 0},       {"\n", 0},
                 {"\r\n", 0},   {"\r", 1},     {"\ra", 1},      {"\x1b[2J", 1},  {"\x01", 1},
                 {"\x1f", 1},   {"\x7f", 1},   {"\xc2\x80", 2}, {"\xc2\x9b", 2}, {"\xc2\x9f", 2},
                 {"\u00a0", 0}, {"\u00e7", 0}, {"\u202e", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (acg_utf8_stray(cases[i].text) != cases[i].bytes) fail_msg("case %zu", i);
    }
}

static void finds_formulas(void **state)
{
    (void)state;
    static const char *const with[] = {"=1",   "+1",      "-1",     "@a",     "\t1",   "\r1",
                                       "\n=1", "\uff1d1", "\uff0b", "\uff0d", "\uff20"};
    static const char *const without[] = {"",    "1",      "a=1",    " =1",
                                          "'=1", "\uff1c", "\uff21", "\u2212"};
    for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
        if (!acg_text_is_formula(with[i], strlen(with[i]))) fail_msg("with %zu", i);
    }
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        if (acg_text_is_formula(without[i], strlen(without[i]))) fail_msg("without %zu", i);
    }
    assert_false(acg_text_is_formula("=", 0));
    assert_false(acg_text_is_formula("\uff1d", 2));
}

static void folds_case_and_accents(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } cases[] = {
        {"", ""},
        {"CHN", "chn"},
        {"Çin", "cin"},
        {"çın", "cin"}, // dotless
        {"CIN", "cin"},
        {"ÇİN", "cin"}, // dotted capital
        {"C\u0327i\u0307n", "cin"},
        {"Ürümqi", "urumqi"},
        {"Łódź", "łodz"}, // the stroke is no mark
        {"Straße", "strasse"},
        {"ﬁn", "fin"},
        {"ＣＨＮ", "chn"}, // full width
        {"Китай", "китаи"},
        {"КИТАЙ", "китаи"},
        {"Ёлка", "елка"},
        {"Ελλάς", "ελλασ"},
        {"ΕΛΛΆΣ", "ελλασ"},
        {"Việt Nam", "viet nam"},
        {"中国", "中国"},
        {"a\u00adb\u200b", "ab"}, // soft hyphen, zero-width space
        {"№ 5", "no 5"},
        {"\u0301", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer folded = {0};
        acg_utf8_fold(&folded, cases[i].text, strlen(cases[i].text));
        assert_string_equal(folded.data ? folded.data : "", cases[i].folded);
        acg_buffer_clear(&folded);
    }
}

/** likeness.c folds 64 bytes into a room of fixed size; no code point may need 16 times its own. */
static void folds_into_few_bytes(void **state)
{
    (void)state;
    struct acg_buffer folded = {0};
    for (uint32_t c = 1; c <= 0x10ffff; c++) {
        char bytes[4];
        size_t n = encode(c, bytes);
        if (!is_scalar(c)) continue;
        folded.length = 0;
        acg_utf8_fold(&folded, bytes, n);
        if (folded.length >= 16 * n) fail_msg("U+%04X folds to %zu bytes", c, folded.length);
        if (folded.length == 0) continue;
        assert_int_equal(acg_utf8_valid(folded.data, folded.length), folded.length);
    }
    acg_buffer_clear(&folded);
}

static void quotes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
        const char *quoted;
    } cases[] = {
        {"", 0, ""},
        {"plain", 5, "plain"},
        {"plain", 3, "pla"},
        {"中国", 6, "中国"},
        {"a\nb", 3, "a\\u000Ab"},
        {"a\0b", 3, "a\\u0000b"},
        {"\x1b[31m", 5, "\\u001B[31m"},
        {"\x7f", 1, "\\u007F"},
        {"\u202eabc", 6, "\\u202Eabc"},
        {"\ufeff", 3, "\\uFEFF"},
        {"\xff\xfe", 2, "\\xFF\\xFE"},
        {"\xe2\x82", 2, "\\xE2\\x82"},
        {"\xed\xa0\x80", 3, "\\xED\\xA0\\x80"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char room[ACG_QUOTE];
        assert_ptr_equal(acg_quote(room, cases[i].text, cases[i].length), room);
        assert_string_equal(room, cases[i].quoted);
    }
}

/** Every character, many times over: it stays in its room, is valid and ends in one sign. */
static void cuts_quotes(void **state)
{
    (void)state;
    static const char *const characters[] = {"a",    "ä",    "中",    "\U0001f600",
                                             "\x01", "\xff", "\u202e"};
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        char text[400] = "";
        size_t width = strlen(characters[i]);
        for (size_t n = 1; n <= 100; n++) {
            char room[ACG_QUOTE];
            memcpy(text + (n - 1) * width, characters[i], width);
            acg_quote(room, text, n * width);
            size_t length = strlen(room);
            assert_true(length < sizeof room);
            assert_int_equal(acg_utf8_valid(room, length), length);
            bool cut = length >= 3 && strcmp(room + length - 3, "\u2026") == 0;
            if (n <= 30) assert_false(cut);
            if (n > 60) assert_true(cut);
            if (n <= 60 && width < 4 && (unsigned char)*characters[i] >= 0x20 && !cut && i < 3) {
                assert_memory_equal(room, text, n * width);
            }
            assert_true(acg_utf8_count(room, length) <= (i < 4 ? 61 : 200));
        }
    }
}

/** Restricted Damerau distance by its definition, each time anew; for short texts only. */
static unsigned slow_distance(const char *a, size_t m, const char *b, size_t n)
{
    if (m == 0 || n == 0) return (unsigned)(m + n);
    unsigned best = slow_distance(a + 1, m - 1, b + 1, n - 1) + (*a != *b);
    unsigned other = slow_distance(a + 1, m - 1, b, n) + 1;
    if (other < best) best = other;
    other = slow_distance(a, m, b + 1, n - 1) + 1;
    if (other < best) best = other;
    if (m > 1 && n > 1 && a[0] == b[1] && a[1] == b[0]) {
        other = slow_distance(a + 2, m - 2, b + 2, n - 2) + 1;
        if (other < best) best = other;
    }
    return best;
}

static void measures_distance(void **state)
{
    (void)state;
    enum { LONGEST = 5, N = 3 * 3 * 3 * 3 * 3 };
    for (unsigned i = 0; i < 4 * N; i++) { // all pairs of lengths over three letters, thinned out
        for (unsigned k = 0; k < 4 * N; k += 7) {
            char a[LONGEST + 1] = "", b[LONGEST + 1] = "";
            size_t m = i % (LONGEST + 1), n = k % (LONGEST + 1);
            unsigned x = i, y = k * 5 + 1;
            for (size_t at = 0; at < m; at++, x /= 3)
                a[at] = (char)('a' + x % 3);
            for (size_t at = 0; at < n; at++, y /= 3)
                b[at] = (char)('a' + y % 3);
            unsigned want = slow_distance(a, m, b, n);
            for (unsigned limit = 0; limit <= 6; limit++) {
                unsigned got = acg_text_distance(a, b, limit);
                if (got != (want > limit ? limit + 1 : want)) fail_msg("%s %s %u", a, b, limit);
            }
        }
    }
}

static void measures_long_texts(void **state)
{
    (void)state;
    char a[67], b[67];
    memset(a, 'a', sizeof a);
    memset(b, 'a', sizeof b);
    a[64] = b[64] = '\0';
    b[0] = 'b';
    assert_int_equal(acg_text_distance(a, b, 3), 1);
    assert_int_equal(acg_text_distance(a, a, 0), 0);
    a[64] = b[64] = 'a';
    a[65] = b[65] = '\0';
    assert_int_equal(acg_text_distance(a, b, 3), 4); // over 64 bytes: unlike
    assert_int_equal(acg_text_distance("", "", 0), 0);
    assert_int_equal(acg_text_distance("ca", "abc", 9), 3); // 2 only if a swap may be torn apart
}

static void finds_what_was_meant(void **state)
{
    (void)state;
    static const char *const words[] = {"China", "Cine", "ÇINA", "Tajikistan",
                                        "UZB",   "x",    "",     "中国"};
    static const struct {
        const char *word, *nearest;
    } cases[] = {
        {"cina", "ÇINA"}, // equal when folded, although "Cine" is near and comes first
        {"Chian", "China"},
        {"tajikstan", "Tajikistan"},
        {"Tadjikistan", "Tajikistan"},
        {"UBZ", "UZB"},
        {"UZBE", "UZB"},
        {"y", NULL}, // all of a word is no likeness
        {"", NULL},
        {"\u0301", NULL},
        {"Atlantis", NULL},
        {"中囯", NULL}, // one of two characters is two of six bytes
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases - 1; i++) {
        const char *got = acg_text_nearest(cases[i].word, words, 8);
        if (got != cases[i].nearest &&
            (!got || !cases[i].nearest || strcmp(got, cases[i].nearest))) {
            fail_msg("'%s' is near '%s'", cases[i].word, got ? got : "(none)");
        }
    }
    static const char *const equal[] = {"abd", "abe"};
    assert_ptr_equal(acg_text_nearest("abc", equal, 2), equal[0]); // ties go to the first
    assert_null(acg_text_nearest("abc", equal, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_every_code_point),
        cmocka_unit_test(refuses_ill_formed),
        cmocka_unit_test(walks_over_broken_bytes),
        cmocka_unit_test(finds_controls),
        cmocka_unit_test(finds_what_a_terminal_obeys),
        cmocka_unit_test(finds_formulas),
        cmocka_unit_test(folds_case_and_accents),
        cmocka_unit_test(folds_into_few_bytes),
        cmocka_unit_test(quotes),
        cmocka_unit_test(cuts_quotes),
        cmocka_unit_test(measures_distance),
        cmocka_unit_test(measures_long_texts),
        cmocka_unit_test(finds_what_was_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
