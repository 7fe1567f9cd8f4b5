// LaTeX as text, and names as BibTeX writes them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/bibtex.h"
#include "read/latex_text.h"

static void takes_accents_and_symbols(void **state)
{
    static const struct {
        const char *latex, *text;
    } cases[] = {
        {"{\\'e}{\\`a}\\^o\\~n{\\\"o}\\=a\\.z", "éàôñöāż"},
        {"\\'{e}\\c{c}\\c c\\v{s}\\v s\\H{o}\\k{a}\\r{a}\\u{g}\\d{h}", "éççššőąåğḥ"},
        {"\\'{\\i}\\'\\i\\u\\i\\v{\\j}", "ííĭǰ"},
        {"{\\ss}{\\ae}\\AE{}\\oe\\o \\O{}\\l\\L{}\\aa\\AA{}\\i\\dh\\th", "ßæÆœøØłŁåÅıðþ"},
        {"\\'{\\^e}", "ế"}, // two accents
        {"\\\"{}\\~{}\\^{}", "\"~^"},
        {"\\& \\% \\$ \\# \\_ \\{ \\}", "& % $ # _ { }"},
        {"a--b---c ``d'' `e'", "a–b—c “d” ‘e'"},
        {"\\textbackslash{}\\textless{}\\char34{}\\textasciitilde", "\\<\"~"},
        {"\\char65\\char 8364\\char233", "A€é"},
        {"a\\char7\\char127\\char155\\char55296\\char57343\\char1114112\\char99999999999\\char{}b",
         "ab"},
        {"\\char", ""},
        {"\\emph{a} {\\em b} \\textbf{\\textit{c}}", "a b c"},
        {"  a\n\t b~c\\ d\\,e  ", "a b c d e"},
        {"{The {DNA}}", "The DNA"},
        {"$x_1$", "x_1"},
        {"\\'", "'"},
        {"\\", ""},
        {"{{{", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer text = {0};
        char unknown[ACG_COMMAND_NAME] = "";
        acg_latex_text(&text, cases[i].latex, strlen(cases[i].latex), unknown);
        assert_string_equal(text.data, cases[i].text);
        assert_string_equal(unknown, "");
        acg_buffer_clear(&text);
    }
}

static void names_what_it_does_not_know(void **state)
{
    struct acg_buffer text = {0};
    char unknown[ACG_COMMAND_NAME] = "";
    (void)state;
    acg_latex_text(&text, "\\strange{a} \\other b", 20, unknown);
    assert_string_equal(text.data, "a b");
    assert_string_equal(unknown, "strange");
    acg_buffer_clear(&text);
}

static void takes_names_apart(void **state)
{
    static const struct {
        const char *bibtex, *csl;
    } cases[] = {
        {"Last", "[{\"family\":\"Last\"}]"},
        {"First Last", "[{\"family\":\"Last\",\"given\":\"First\"}]"},
        {"First Second von der Last", "[{\"family\":\"Last\",\"given\":\"First "
                                      "Second\",\"non-dropping-particle\":\"von der\"}]"},
        {"von Last, First",
         "[{\"family\":\"Last\",\"given\":\"First\",\"non-dropping-particle\":\"von\"}]"},
        {"von Last, Jr, First", "[{\"family\":\"Last\",\"given\":\"First\",\"non-dropping-"
                                "particle\":\"von\",\"suffix\":\"Jr\"}]"},
        {"{World Bank}", "[{\"literal\":\"World Bank\"}]"},
        {"{Barnes and Noble} and A B",
         "[{\"literal\":\"Barnes and Noble\"},{\"family\":\"B\",\"given\":\"A\"}]"},
        {"{\\'E}mile Zola", "[{\"family\":\"Zola\",\"given\":\"Émile\"}]"},
        {"Jean de {La Fontaine}", "[{\"family\":\"La Fontaine\",\"given\":\"Jean\",\"non-dropping-"
                                  "particle\":\"de\"}]"},
        {"Sandy Anderson", "[{\"family\":\"Anderson\",\"given\":\"Sandy\"}]"}, // no "and"
        {"A B AND others", "[{\"family\":\"B\",\"given\":\"A\"},{\"literal\":\"others\"}]"},
        {" and , and  ", "[]"},
        {"{unclosed and A", "[{\"family\":\"unclosed and A\"}]"},
        {"", "[]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer csl = {0};
        char unknown[ACG_COMMAND_NAME] = "";
        acg_bibtex_names(&csl, cases[i].bibtex, unknown);
        assert_string_equal(csl.data, cases[i].csl);
        acg_buffer_clear(&csl);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_accents_and_symbols),
        cmocka_unit_test(names_what_it_does_not_know),
        cmocka_unit_test(takes_names_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
