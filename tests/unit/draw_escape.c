// Foreign text becomes markup in one place; these are the texts that leave other programs' quotes.
#include "draw/escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#define FFFD "\xEF\xBF\xBD"

struct pair {
    const char *in, *out; // out: NULL if refused
};

static void check(const struct pair *cases, size_t n,
                  void (*escape)(struct acg_buffer *, const char *))
{
    for (size_t i = 0; i < n; i++) {
        struct acg_buffer out = {0};
        escape(&out, cases[i].in);
        assert_false(out.failed);
        assert_string_equal(out.data ? out.data : "", cases[i].out);
        acg_buffer_clear(&out);
    }
}

static void test_xml(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"", ""},
        {"Tajikistan", "Tajikistan"},
        {"AT&T <b> \"x\" 'y'", "AT&amp;T &lt;b&gt; &quot;x&quot; &#39;y&#39;"},
        {"&lt;", "&amp;lt;"},
        {"]]>", "]]&gt;"},
        {"<!-- -->", "&lt;!-- --&gt;"},
        {"a\nb\tc", "a&#10;b&#9;c"},
        {"a\001b\033c\177d\r", "a" FFFD "b" FFFD "c" FFFD "d" FFFD},
        {"\xC2\x85", FFFD},                      // C1
        {"\xEF\xBF\xBE\xEF\xBF\xBF", FFFD FFFD}, // U+FFFE, U+FFFF
        {"a\377b", "a" FFFD "b"},                // no UTF-8, which should not come here
        {"\xD0\xA2\xE4\xB8\xAD", "\xD0\xA2\xE4\xB8\xAD"},
        {"\xC3", FFFD},
    };
    check(cases, sizeof cases / sizeof *cases, acg_escape_xml);
}

static void test_label(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"", ""},
        {"\\N \\G \\L \\n \\l", "\\\\N \\\\G \\\\L \\\\n \\\\l"},
        {"ends in \\", "ends in \\\\"},
        {"x\\\"]; injected -> n2; //", "x\\\\\"]; injected -> n2; //"},
        {"&lt; AT&T", "&amp;lt; AT&amp;T"},
        {"<b>bold</b>", "<b>bold</b>"},
        {"a\nb\tc\x1B", "a\\nb c" FFFD},
        {"a\xFF", "a" FFFD},
    };
    check(cases, sizeof cases / sizeof *cases, acg_escape_label);
}

static void test_link(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"https://example.org/", "https://example.org/"},
        {"HTTP://example.org", "http://example.org"},
        {"  https://example.org/a\n", "https://example.org/a"},
        {"http://a/?q=1&r=2#s", "http://a/?q=1&r=2#s"},
        {"http://a/#b#c", "http://a/#b%23c"},
        {"http://[::1]/x[1]", "http://[::1]/x%5B1%5D"},
        {"http://a/\" onmouseover=\"alert(1)", "http://a/%22%20onmouseover=%22alert(1)"},
        {"http://a/'><script>", "http://a/%27%3E%3Cscript%3E"},
        {"http://a/\\b c", "http://a/%5Cb%20c"},
        {"http://a/100%", "http://a/100%25"},
        {"http://a/%C3%A9%zz", "http://a/%C3%A9%25zz"},
        {"https://\xC3\xA9.org/\xD0\xA2", "https://%C3%A9.org/%D0%A2"},
        {"https://a/\x01\x7F", "https://a/%01%7F"},
        {"javascript:alert(1)", NULL},
        {" jAva\tscript:alert(1)", NULL},
        {"java\nscript:alert(1)", NULL},
        {"data:text/html,<script>", NULL},
        {"file:///etc/passwd", NULL},
        {"ftp://a/", NULL},
        {"//a/b", NULL},
        {"http:/a", NULL},
        {"http://", NULL},
        {"http:///x", NULL},
        {"http://?x", NULL},
        {"http://#", NULL},
        {"https://\\a", NULL},
        {"ht\ttp://a/", NULL},
        {"\x01http://a/", "http://a/"},
        {"https", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer out = {0};
        bool safe = acg_escape_link(&out, cases[i].in);
        if (safe != (cases[i].out != NULL)) fail_msg("case %zu: '%s'", i, cases[i].in);
        assert_string_equal(out.data ? out.data : "", safe ? cases[i].out : "");
        acg_buffer_clear(&out);
    }
}

static void test_long_link_is_refused(void **state)
{
    (void)state;
    enum { LONG = 9000 };
    char *address = malloc(LONG + 1);
    assert_non_null(address);
    for (int i = 0; i < LONG; i++) {
        address[i] = i < 9 ? "http://a/"[i] : 'x';
    }
    address[LONG] = '\0';
    struct acg_buffer out = {0};
    assert_false(acg_escape_link(&out, address));
    address[7000] = '\0';
    assert_true(acg_escape_link(&out, address));
    acg_buffer_clear(&out);
    free(address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xml),
        cmocka_unit_test(test_label),
        cmocka_unit_test(test_link),
        cmocka_unit_test(test_long_link_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
