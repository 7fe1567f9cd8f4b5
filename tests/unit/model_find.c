// Finding actors, types and sources by what people write.
#include "actorgraph/graph.h"
#include "base/report.h"
#include "model/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct acg_label china[] = {{"en", "China"}, {"tr", "Çin"}, {"zh", "中国"}};
static const struct acg_label georgia[] = {{"en", "Georgia"}};
static const struct acg_label us_georgia[] = {{"en", "Géorgia"}};
static const struct acg_label kyrgyzstan[] = {{"en", "Kyrgyzstan"}, {"ru", "Киргизия"}};
static const struct acg_label sco[] = {{"en", "Shanghai Cooperation Organisation"}};
static const struct acg_label sco_short[] = {{"en", "SCO"}, {"ru", "ШОС"}};
static const struct acg_label chn_party[] = {{"en", "CHN"}};
static const char *const china_aliases[] = {"PRC", "Peking", "China"};
static const char *const stans[] = {"stan"};
static const struct acg_code china_codes[] = {{"cow", "710"}, {"iso2", "CN"}};
static const struct acg_code stan_code[] = {{"cow", "703"}};

/* Ids in the order of bytes, as a graph has them: an index here is an index there. */
enum { CHN, GEO, KGZ, SCO, USGA, X1, X2, X3, X4, X5, X6, CHN_SMALL, N_ACTORS };

static const struct acg_actor actors[N_ACTORS] = {
    [CHN] = {.id = "CHN",
             .name = {china, 3},
             .aliases = china_aliases,
             .n_aliases = 3,
             .codes = china_codes,
             .n_codes = 2},
    [GEO] = {.id = "GEO", .name = {georgia, 1}},
    [KGZ] = {.id = "KGZ", .name = {kyrgyzstan, 2}, .codes = stan_code, .n_codes = 1},
    [SCO] = {.id = "SCO", .name = {sco, 1}, .short_name = {sco_short, 2}},
    [USGA] = {.id = "US-GA", .name = {us_georgia, 1}},
    [X1] = {.id = "X1", .aliases = stans, .n_aliases = 1},
    [X2] = {.id = "X2", .aliases = stans, .n_aliases = 1},
    [X3] = {.id = "X3", .aliases = stans, .n_aliases = 1},
    [X4] = {.id = "X4", .aliases = stans, .n_aliases = 1},
    [X5] = {.id = "X5", .aliases = stans, .n_aliases = 1},
    [X6] = {.id = "X6", .aliases = stans, .n_aliases = 1},
    [CHN_SMALL] = {.id = "party", .name = {chn_party, 1}},
};

static int build(void **state)
{
    acg_builder *builder = acg_builder_new();
    static const char *const types[] = {"base", "exercise", "alliance"};
    static const char *const sources[] = {"putz-2021", "rferl-2019"};
    bool done = builder;
    for (int i = N_ACTORS - 1; done && i >= 0; i--) {
        struct acg_actor actor = actors[i];
        actor.since = actor.until = ACG_NONE;
        actor.when = acg_span_all();
        done = acg_builder_add_actor(builder, &actor);
    }
    for (int i = 0; done && i < 3; i++) {
        done = acg_builder_add_type(builder, &(struct acg_type){.id = types[i], .weight = 1});
    }
    for (int i = 0; done && i < 2; i++) {
        done = acg_builder_add_source(builder, &(struct acg_source){.id = sources[i]});
    }
    *state = done ? acg_builder_freeze(builder) : NULL;
    acg_builder_free(builder);
    return *state ? 0 : -1;
}

static int destroy(void **state)
{
    acg_graph_free(*state);
    return 0;
}

static void finds_actors(void **state)
{
    static const struct {
        const char *text;
        uint32_t actor;
    } cases[] = {
        {"CHN", CHN}, // an exact id, although an actor is named CHN
        {"China", CHN},
        {"CHINA", CHN},
        {"Çin", CHN},
        {"çın", CHN}, // dotless
        {"cin", CHN},
        {"ÇİN", CHN},
        {"中国", CHN},
        {"peking", CHN},
        {"prc", CHN},
        {"710", CHN},
        {"cn", CHN},
        {"GEO", GEO},
        {"geo", GEO},
        {"US-GA", USGA},
        {"киргизия", KGZ},
        {"КИРГИЗИЯ", KGZ},
        {"kyrgyzstan", KGZ},
        {"703", KGZ},
        {"sco", SCO},
        {"ШОС", SCO},
        {"shanghai cooperation organisation", SCO},
        {"party", CHN_SMALL},
        {"PARTY", CHN_SMALL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        acg_report *report = acg_report_new();
        uint32_t found;
        if (acg_graph_find_actor(*state, cases[i].text, &found, report) != ACG_OK) {
            fail_msg("%s", acg_report_get(report, 0)->text);
        }
        if (found != cases[i].actor) fail_msg("'%s' is %u", cases[i].text, (unsigned)found);
        assert_int_equal(acg_report_count(report), 0);
        acg_report_free(report);
    }
}

typedef acg_status (*finder)(const acg_graph *, const char *, uint32_t *, acg_report *);

static void assert_refuses(const acg_graph *graph, finder find, const char *text, const char *why)
{
    acg_report *report = acg_report_new();
    uint32_t found = 0;
    assert_int_equal(find(graph, text, &found, report), ACG_REJECTED);
    assert_int_equal(found, ACG_NONE);
    assert_int_equal(acg_report_count(report), 1);
    assert_string_equal(acg_report_get(report, 0)->text, why);
    acg_report_free(report);
    found = 0;
    assert_int_equal(find(graph, text, &found, NULL), ACG_REJECTED);
    assert_int_equal(found, ACG_NONE);
}

static void refuses_other_actors(void **state)
{
    static const struct {
        const char *text, *why;
    } cases[] = {
        {"Georgia", "'Georgia' may be 'GEO', 'US-GA'; give the id"},
        {"georgia", "'georgia' may be 'GEO', 'US-GA'; give the id"},
        {"chn", "'chn' may be 'CHN', 'party'; give the id"},
        {"STAN", "'STAN' may be 'X1', 'X2', 'X3', 'X4', 'X5' and others; give the id"},
        {"Chian", "unknown actor 'Chian'; did you mean 'China'?"},
        {"KGY", "unknown actor 'KGY'; did you mean 'KGZ'?"},
        {"Kirgizstan", "unknown actor 'Kirgizstan'; did you mean 'Kyrgyzstan'?"},
        {"Shanghai Cooperation Organization",
         "unknown actor 'Shanghai Cooperation Organization'; did you mean 'Shanghai Cooperation "
         "Organisation'?"},
        {"Atlantis", "unknown actor 'Atlantis'"},
        {"", "unknown actor ''"},
        {"\u0301", "unknown actor '\u0301'"}, // folds to nothing
        {"\xff", "unknown actor '\\xFF'"},
        {"a\nb\nc\nd\ne", "unknown actor 'a\\u000Ab\\u000Ac\\u000Ad\\u000Ae'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_refuses(*state, acg_graph_find_actor, cases[i].text, cases[i].why);
    }
}

/** A very long text is refused with a short remark. */
static void refuses_long_texts(void **state)
{
    char *text = malloc(100001);
    assert_non_null(text);
    memset(text, 'a', 100000);
    text[100000] = '\0';
    acg_report *report = acg_report_new();
    uint32_t found;
    assert_int_equal(acg_graph_find_actor(*state, text, &found, report), ACG_REJECTED);
    assert_int_equal(acg_graph_find_type(*state, text, &found, report), ACG_REJECTED);
    assert_true(strlen(acg_report_get(report, 0)->text) < 100);
    assert_true(strlen(acg_report_get(report, 1)->text) < 100);
    acg_report_free(report);
    free(text);
}

static void finds_types_and_sources(void **state)
{
    uint32_t found;
    assert_int_equal(acg_graph_find_type(*state, "base", &found, NULL), ACG_OK);
    assert_int_equal(found, 0);
    assert_int_equal(acg_graph_find_type(*state, "alliance", &found, NULL), ACG_OK);
    assert_int_equal(found, 2);
    assert_int_equal(acg_graph_find_source(*state, "rferl-2019", &found, NULL), ACG_OK);
    assert_int_equal(found, 1);
    assert_refuses(*state, acg_graph_find_type, "Base",
                   "unknown type 'Base'; did you mean 'base'?");
    assert_refuses(*state, acg_graph_find_type, "aliance",
                   "unknown type 'aliance'; did you mean 'alliance'?");
    assert_refuses(*state, acg_graph_find_type, "putz-2021", "unknown type 'putz-2021'");
    assert_refuses(*state, acg_graph_find_source, "putz-2012",
                   "unknown source 'putz-2012'; did you mean 'putz-2021'?");
    assert_refuses(*state, acg_graph_find_source, "", "unknown source ''");
}

static void finds_nothing_in_an_empty_graph(void **state)
{
    (void)state;
    acg_builder *builder = acg_builder_new();
    acg_graph *graph = acg_builder_freeze(builder);
    assert_refuses(graph, acg_graph_find_actor, "CHN", "unknown actor 'CHN'");
    assert_refuses(graph, acg_graph_find_type, "base", "unknown type 'base'");
    assert_refuses(graph, acg_graph_find_source, "putz", "unknown source 'putz'");
    acg_graph_free(graph);
    acg_builder_free(builder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_actors),
        cmocka_unit_test(refuses_other_actors),
        cmocka_unit_test(refuses_long_texts),
        cmocka_unit_test(finds_types_and_sources),
        cmocka_unit_test(finds_nothing_in_an_empty_graph),
    };
    return cmocka_run_group_tests(tests, build, destroy);
}
