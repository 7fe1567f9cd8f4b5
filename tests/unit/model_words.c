// The fixed vocabularies, texts in several languages, sources as references.
#include "actorgraph/graph.h"
#include "actorgraph/kind.h"
#include "model/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void knows_its_words(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        int sign;
        bool directed;
    } kinds[ACG_N_KINDS] = {{"cooperation", 1, false},
                            {"rivalry", -1, false},
                            {"membership", 1, true},
                            {"threat", -1, true}};
    static const char *const actor_kinds[ACG_N_ACTOR_KINDS] = {"state", "organization", "nonstate"};
    static const struct {
        const char *word;
        double confidence;
    } statuses[ACG_N_CLAIM_STATUSES] = {
        {"confirmed", 1}, {"reported", 0.8}, {"alleged", 0.5}, {"planned", 0.5}};
    for (int i = 0; i < ACG_N_KINDS; i++) {
        enum acg_kind kind;
        assert_string_equal(acg_kind_name((enum acg_kind)i), kinds[i].word);
        assert_true(acg_kind_parse(kinds[i].word, strlen(kinds[i].word), &kind));
        assert_int_equal(kind, i);
        assert_int_equal(acg_kind_sign(kind), kinds[i].sign);
        assert_int_equal(acg_kind_is_directed(kind), kinds[i].directed);
    }
    for (int i = 0; i < ACG_N_ACTOR_KINDS; i++) {
        enum acg_actor_kind kind;
        assert_string_equal(acg_actor_kind_name((enum acg_actor_kind)i), actor_kinds[i]);
        assert_true(acg_actor_kind_parse(actor_kinds[i], strlen(actor_kinds[i]), &kind));
        assert_int_equal(kind, i);
    }
    for (int i = 0; i < ACG_N_CLAIM_STATUSES; i++) {
        enum acg_claim_status status;
        const char *word = statuses[i].word;
        assert_string_equal(acg_claim_status_name((enum acg_claim_status)i), word);
        assert_true(acg_claim_status_parse(word, strlen(word), &status));
        assert_int_equal(status, i);
        assert_true(acg_claim_status_confidence(status) == statuses[i].confidence);
    }
}

static void refuses_other_words(void **state)
{
    (void)state;
    static const char *const words[] = {"",        "Cooperation", "threats", "threa",
                                        " threat", "State",       "statt",   "nonstate ",
                                        "nation",  "confirm",     "PLANNED"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        enum acg_kind kind = ACG_RIVALRY;
        enum acg_actor_kind actor_kind = ACG_NONSTATE;
        enum acg_claim_status status = ACG_ALLEGED;
        assert_false(acg_kind_parse(words[i], strlen(words[i]), &kind));
        assert_false(acg_actor_kind_parse(words[i], strlen(words[i]), &actor_kind));
        assert_false(acg_claim_status_parse(words[i], strlen(words[i]), &status));
        assert_int_equal(kind, ACG_RIVALRY);
        assert_int_equal(actor_kind, ACG_NONSTATE);
        assert_int_equal(status, ACG_ALLEGED);
    }
}

static void chooses_a_language(void **state)
{
    (void)state;
    static const struct acg_label many[] = {{"fr", "Chine"},
                                            {"zh-Hans", "中国"},
                                            {"zh-Hant", "中國"},
                                            {"en-GB", "China (GB)"},
                                            {"pt_BR", "China BR"}};
    static const struct acg_label plain[] = {{"en", "China"}, {"", "CHN"}, {"tr", "Çin"}};
    static const struct acg_label foreign[] = {{"tr", "Çin"}, {"fr", "Chine"}};
    static const struct {
        struct acg_labels labels;
        const char *language, *text;
    } cases[] = {
        {{many, 5}, "fr", "Chine"},
        {{many, 5}, "fr-CA", "Chine"},
        {{many, 5}, "zh-Hant", "中國"},
        {{many, 5}, "zh", "中国"}, // the first of those that share the primary subtag
        {{many, 5}, "zh-Latn", "中国"},
        {{many, 5}, "pt-PT", "China BR"},
        {{many, 5}, "FR", "Chine"}, // tags have no case: RFC 5646, 2.1.1
        {{many, 5}, "ZH-HANT", "中國"},
        {{many, 5}, "f", "China (GB)"}, // no prefix of a subtag
        {{many, 5}, "fra", "China (GB)"},
        {{many, 5}, "de", "China (GB)"},
        {{many, 5}, "", "China (GB)"},
        {{many, 5}, NULL, "China (GB)"},
        {{plain, 3}, NULL, "CHN"},
        {{plain, 3}, "", "CHN"},
        {{plain, 3}, "de", "CHN"}, // plain text before English
        {{plain, 3}, "en", "China"},
        {{plain, 3}, "en_US", "China"},
        {{foreign, 2}, "de", "Çin"},
        {{foreign, 2}, NULL, "Çin"},
        {{NULL, 0}, "en", NULL},
        {{NULL, 0}, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = acg_labels_in(cases[i].labels, cases[i].language);
        if (!cases[i].text) {
            assert_null(text);
        } else if (!text || strcmp(text, cases[i].text) != 0) {
            fail_msg("case %zu: %s", i, text ? text : "(none)");
        }
    }
}

static const struct acg_person putz = {.family = "Putz", .given = "Catherine"};
static const struct acg_person three[] = {
    {.family = "Ana", .given = "A."}, {.literal = "Center for Bo"}, {.given = "Cy"}};
static const struct acg_person nobody[] = {{.family = NULL}};

/** The years 2021 and 2019/2020. */
enum { Y2019 = 17897, Y2020 = 18262, Y2021 = 18628, Y2022 = 18993 };

static void writes_references(void **state)
{
    (void)state;
    static const struct {
        struct acg_source source;
        const char *in_text, *whole;
    } cases[] = {
        {{.id = "a",
          .title = "Bases",
          .container = "The Diplomat",
          .publisher = "P",
          .url = "https://example.org/a",
          .authors = &putz,
          .n_authors = 1,
          .has_issued = true,
          .issued = {Y2021, Y2022}},
         "Putz 2021",
         "Putz, Catherine (2021): Bases. The Diplomat. https://example.org/a"},
        {{.id = "a",
          .title = "Bases",
          .url = "https://example.org/a",
          .doi = "10.1/x",
          .authors = three,
          .n_authors = 2,
          .has_issued = true,
          .issued = {Y2019 + 40, Y2021}},
         "Ana and Center for Bo 2019",
         "Ana, A. and Center for Bo (2019): Bases. doi:10.1/x"},
        {{.id = "a", .authors = three, .n_authors = 3},
         "Ana et al. n.d.",
         "Ana, A., Center for Bo and Cy (n.d.)"},
        {{.id = "a", .title = "T", .authors = nobody, .n_authors = 1}, "? n.d.", "? (n.d.): T"},
        {{.id = "a", .title = "T", .container = "C", .publisher = "P"}, "P n.d.", "P (n.d.): T. C"},
        {{.id = "a", .title = "T", .container = "C"}, "C n.d.", "C (n.d.): T"},
        {{.id = "a", .title = "T", .url = "u:v"}, "T n.d.", "T (n.d.). u:v"},
        {{.id = "a"}, "a n.d.", "a (n.d.)"},
        {{.id = "a", .has_issued = true, .issued = {ACG_DAY_MIN, Y2020}}, "a n.d.", "a (n.d.)"},
        {{.id = "a", .has_issued = true, .issued = {-719162, -718797}}, "a 1", "a (1)"},
        {{.id = "a", .has_issued = true, .issued = {Y2020, ACG_DAY_MAX}}, "a 2020", "a (2020)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer out = {0};
        acg_reference_short(&out, &cases[i].source);
        assert_string_equal(out.data, cases[i].in_text);
        out.length = 0;
        acg_reference_full(&out, &cases[i].source);
        assert_string_equal(out.data, cases[i].whole);
        acg_buffer_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_its_words),
        cmocka_unit_test(refuses_other_words),
        cmocka_unit_test(chooses_a_language),
        cmocka_unit_test(writes_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
