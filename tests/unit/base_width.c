// Columns of a terminal.
#include "base/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_width(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
    } cases[] = {
        {"", 0},     {"abc", 3},  {"Çin", 3},   {"C\u0327in", 3}, // combining cedilla
        {"中国", 4}, {"ﾀｼﾞｷ", 4}, {"Китай", 5}, {"e\u200b", 1},   // zero-width space
        {"한국", 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(acg_text_width(cases[i].text, strlen(cases[i].text)), cases[i].width);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_width)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
