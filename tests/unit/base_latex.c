// Foreign text within LaTeX.
#include "base/latex.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_escapes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *latex;
    } cases[] = {
        {"", ""},
        {"Kızılay 2022, Çin – Таджикистан 中国", "Kızılay 2022, Çin – Таджикистан 中国"},
        {"\\input{/etc/passwd}",
         "\\textbackslash{}input\\textbraceleft{}/etc/passwd\\textbraceright{}"},
        {"^^5c", "\\textasciicircum{}\\textasciicircum{}5c"},
        {"$ & # _ % ~", "\\$ \\& \\# \\_ \\% \\textasciitilde{}"},
        {"<[*|\"]>", "\\textless{}{[}{*}\\textbar{}\\char34{}{]}\\textgreater{}"},
        {"a\nb\tc\x7f"
         "d\xC2\x85"
         "e\u2028f\uFFFF",
         "a b c d e f "},
        {"\u202Ea\u2066b\u200B\uFEFF", "ab"},
        {"2\u21925 \u2212 \u2264",
         "2\\ensuremath{\\rightarrow}5 \\ensuremath{-} \\ensuremath{\\leq}"},
        {"--ego a-b --- ``x'' ?` ,,", "-{}-ego a-b -{}-{}- `{}`x'{}' ?{}` ,{},"},
        {"a\xFF"
         "b\xC3",
         "a?b?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer out = {0};
        acg_latex_add(&out, cases[i].text);
        assert_string_equal(out.data ? out.data : "", cases[i].latex);
        acg_buffer_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_escapes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
