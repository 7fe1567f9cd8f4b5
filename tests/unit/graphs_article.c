// The bundled graph codes the article row by row: each of A1 to A22 has its relation, date, status
// and source.
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "actorgraph/actorgraph.h"

/** A row of the article: who (in order of the arrow; "+" ties all), what, when, how sure, says who.
 */
struct row {
    const char *id, *who, *kind, *since, *until, *status,
        *source; // since: also the date of an event
    bool directed;
};

static const struct row rows[] = {
    {"A1", "CHN TJK", "cooperation", "2006", NULL, "confirmed", "asiaplus2022", false},
    {"A2", "CHN TJK", "cooperation", "2015", NULL, "confirmed", "wilson2020", false},
    {"A3", "CHN TJK", "cooperation", "2016", NULL, "confirmed", "asiaplus2022", false},
    {"A4", "CHN TJK", "cooperation", "2019", NULL, "confirmed", "chinamil2019", false},
    {"A5", "AFG CHN PAK TJK", "cooperation", "2016", NULL, "confirmed", "jamestown", false},
    {"A6", "CHN TJK", "cooperation", "2022-11-22", NULL, "confirmed", "asiaplus2022", false},
    {"A7", "CHN TJK", "cooperation", "2022", NULL, "planned", "asiaplus2022", true},
    {"A8", "CHN TJK", "cooperation", "2018~/2022~", NULL, "confirmed", "nesa", true},
    {"A9", "CHN TJK", "cooperation", "2016-10", NULL, "confirmed", "diplomat2016", true},
    {"A10", "CHN TJK", "cooperation", "2018", NULL, "confirmed", "wilson2020", true},
    {"A11", "RUS TJK", "cooperation", "1992~", NULL, "confirmed", "kizilay2022", false},
    {"A12", "RUS TJK", "cooperation", "2004-10", NULL, "confirmed", "kizilay2022", true},
    {"A13", "CHN RUS", "rivalry", "2015~", NULL, "confirmed", "kizilay2022", false},
    {"A14", "CHN TJK", "cooperation", "2017", NULL, "alleged", "kizilay2022", true},
    {"A15", "CHN TJK", "cooperation", "2021", NULL, "alleged", "putz2021", true},
    {"A16", "CHN TJK", "cooperation", "2022", NULL, "reported", "nova2022", true},
    {"A17", "TALIBAN AFG", "membership", "2021-08", NULL, "confirmed", "kizilay2022", true},
    {"A18-CHN", "TALIBAN CHN", "threat", "1996-09~", NULL, "confirmed", "nesa", true},
    {"A18-TJK", "TALIBAN TJK", "threat", "1996-09~", NULL, "confirmed", "nesa", true},
    {"A19-TJK", "DAESH TJK", "threat", "2015-01", NULL, "confirmed", "kizilay2022", true},
    {"A19-CHN", "DAESH CHN", "threat", "2015-01", NULL, "confirmed", "kizilay2022", true},
    {"A20-CHN", "CHN SCO", "membership", "2001-06-15", NULL, "confirmed", "kizilay2022", true},
    {"A20-RUS", "RUS SCO", "membership", "2001-06-15", NULL, "confirmed", "kizilay2022", true},
    {"A20-TJK", "TJK SCO", "membership", "2001-06-15", NULL, "confirmed", "kizilay2022", true},
    {"A20-PAK", "PAK SCO", "membership", "2017-06-09", NULL, "confirmed", "kizilay2022", true},
    {"A21-RUS", "RUS CSTO", "membership", "2002-10-07", NULL, "confirmed", "kizilay2022", true},
    {"A21-TJK", "TJK CSTO", "membership", "2002-10-07", NULL, "confirmed", "kizilay2022", true},
    {"A22", "CSTO SCO", "rivalry", "2002-10~", NULL, "confirmed", "kizilay2022", false},
};

/** Members and their years, from the founding treaties. */
static const struct row members[] = {
    {"SCO-KAZ", "KAZ SCO", "membership", "2001-06-15", NULL, "confirmed", "general", true},
    {"SCO-KGZ", "KGZ SCO", "membership", "2001-06-15", NULL, "confirmed", "general", true},
    {"SCO-UZB", "UZB SCO", "membership", "2001-06-15", NULL, "confirmed", "general", true},
    {"SCO-IND", "IND SCO", "membership", "2017-06-09", NULL, "confirmed", "general", true},
    {"SCO-IRN", "IRN SCO", "membership", "2023-07-04", NULL, "confirmed", "general", true},
    {"SCO-BLR", "BLR SCO", "membership", "2024-07-04", NULL, "confirmed", "general", true},
    {"SCO-AFG", "AFG SCO", "membership", "2012-06-07", NULL, "confirmed", "general", true},
    {"CSTO-ARM", "ARM CSTO", "membership", "2002-10-07", NULL, "confirmed", "general", true},
    {"CSTO-BLR", "BLR CSTO", "membership", "2002-10-07", NULL, "confirmed", "general", true},
    {"CSTO-KAZ", "KAZ CSTO", "membership", "2002-10-07", NULL, "confirmed", "general", true},
    {"CSTO-KGZ", "KGZ CSTO", "membership", "2002-10-07", NULL, "confirmed", "general", true},
    {"CSTO-UZB", "UZB CSTO", "membership", "2006", "2012", "confirmed", "general", true},
};

static acg_graph *read_bundled(const char *name)
{
    char path[4096];
    const char *top = getenv("ACG_TOP");
    snprintf(path, sizeof path, "%s/graphs/%s", top ? top : ".", name);
    acg_graph *graph = NULL;
    acg_report *report = acg_report_new();
    assert_int_equal(acg_graph_read(path, NULL, &graph, report), ACG_OK);
    assert_int_equal(acg_report_count(report), 0); // no warning either
    acg_report_free(report);
    return graph;
}

static const struct acg_claim *find_claim(const acg_graph *graph, const char *id)
{
    size_t n;
    const struct acg_claim *claims = acg_graph_claims(graph, &n);
    for (size_t i = 0; i < n; i++) {
        if (claims[i].id && strcmp(claims[i].id, id) == 0) return &claims[i];
    }
    fail_msg("no relation %s", id);
    return NULL;
}

/** The actors of a claim: from and to, or all of `among` in the order of their ids. */
static void name_parties(const acg_graph *graph, const struct acg_claim *claim, char text[128])
{
    size_t n;
    const struct acg_actor *actors = acg_graph_actors(graph, &n);
    const struct acg_tie *ties = acg_graph_ties(graph, &n) + claim->first_tie;
    bool in[64] = {false};
    text[0] = '\0';
    for (uint32_t i = 0; i < claim->n_ties; i++)
        in[ties[i].from] = in[ties[i].to] = true;
    if (claim->n_ties == 1 && claim->directed) {
        snprintf(text, 128, "%s %s", actors[ties[0].from].id, actors[ties[0].to].id);
        return;
    }
    for (size_t i = 0; i < 64; i++) {
        if (in[i])
            snprintf(text + strlen(text), 128 - strlen(text), "%s%s", *text ? " " : "",
                     actors[i].id);
    }
}

static bool cites(const acg_graph *graph, const struct acg_claim *claim, const char *source)
{
    size_t n;
    const struct acg_source *sources = acg_graph_sources(graph, &n);
    const uint32_t *indexes = acg_graph_cites(graph, &n) + claim->first_cite;
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        if (strcmp(sources[indexes[i]].id, source) == 0) return true;
    }
    return false;
}

static void check_row(const acg_graph *graph, const struct row *row)
{
    size_t n;
    char who[128];
    const struct acg_claim *claim = find_claim(graph, row->id);
    const struct acg_date *dates = acg_graph_dates(graph, &n);
    name_parties(graph, claim, who);
    assert_string_equal(who, row->who);
    assert_string_equal(acg_kind_name((enum acg_kind)claim->kind), row->kind);
    assert_string_equal(acg_claim_status_name((enum acg_claim_status)claim->status), row->status);
    assert_string_equal(dates[claim->since].text, row->since);
    assert_true((claim->until == ACG_NONE) == (row->until == NULL));
    if (row->until) assert_string_equal(dates[claim->until].text, row->until);
    assert_int_equal(claim->directed, row->directed);
    assert_true(cites(graph, claim, row->source));
    assert_int_not_equal(claim->type, ACG_NONE);
}

static void test_rows(void **unused)
{
    (void)unused;
    static const char *const graphs[] = {"tajikistan-china.json", "central-asia.json"};
    for (int g = 0; g < 2; g++) {
        acg_graph *graph = read_bundled(graphs[g]);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            check_row(graph, &rows[i]);
        acg_graph_free(graph);
    }
}

static void test_members(void **unused)
{
    (void)unused;
    acg_graph *graph = read_bundled("central-asia.json");
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        check_row(graph, &members[i]);
    acg_graph_free(graph);
}

static void test_actors(void **unused)
{
    (void)unused;
    static const struct {
        const char *id, *kind, *name;
    } actors[] = {
        {"CHN", "state", "China"},
        {"TJK", "state", "Tajikistan"},
        {"RUS", "state", "Russia"},
        {"AFG", "state", "Afghanistan"},
        {"PAK", "state", "Pakistan"},
        {"SCO", "organization", "Shanghai Cooperation Organization"},
        {"TALIBAN", "nonstate", "Taliban"},
        {"DAESH", "nonstate", "DAESH"},
        {"CSTO", "organization", "Collective Security Treaty Organization"},
    };
    static const char *const languages[] = {"en", "tr", "ru"};
    acg_graph *graph = read_bundled("tajikistan-china.json");
    size_t n;
    const struct acg_actor *all = acg_graph_actors(graph, &n);
    assert_int_equal(n, sizeof actors / sizeof *actors);
    for (size_t i = 0; i < n; i++) {
        uint32_t index = acg_graph_actor_by_id(graph, actors[i].id, strlen(actors[i].id));
        assert_int_not_equal(index, ACG_NONE);
        assert_string_equal(acg_actor_kind_name(all[index].kind), actors[i].kind);
        assert_string_equal(acg_labels_in(all[index].name, "en"), actors[i].name);
        for (int k = 0; k < 3; k++) {
            assert_string_equal(all[index].name.items[k].language, languages[k]);
        }
    }
    static const char *const aliases[] = {"ISIS", "isil", "Daesh", "Талибан", "Çin", "KGAÖ"};
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        uint32_t found;
        assert_int_equal(acg_graph_find_actor(graph, aliases[i], &found, NULL), ACG_OK);
    }
    acg_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_actors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
