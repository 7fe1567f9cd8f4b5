// Every allocation of reading, finding, slicing and numbering fails in turn: a status, never a leak
// (LeakSanitizer looks).
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#include "actorgraph/write.h"
#include "base/buffer.h"
#include "base/file.h"
#include "read/reader.h"
#include "slice/cited.h"
#include "../lib/starving.h"

static void release(void *block)
{
    free(block);
}

static struct acg_buffer text;
static char *database;
static size_t database_length;

/** Reads the graph, finds an actor, slices, numbers the sources; says with what status it ended. */
static acg_status walk(const struct acg_reading_way *way, uint32_t *n_ties)
{                                          // without a way: out of the database
    acg_report *report = acg_report_new(); // may be NULL: nobody listens then
    acg_graph *graph = NULL;
    acg_slice *slice = NULL;
    struct acg_cited cited = {0};
    struct acg_slice_options options = acg_slice_defaults();
    acg_status status =
        way ? acg_graph_parse_by(text.data, text.length, "graph", way, &graph, report)
            : acg_graph_parse_any(database, database_length, "database", NULL, &graph, report);
    if (!status) status = acg_graph_find_actor(graph, "tadjikistan", &options.ego, report);
    options.when = (struct acg_span){acg_day_of_year(2016), acg_day_of_year(2020)};
    options.half_life = 2;
    if (!status) status = acg_slice_new(graph, &options, &slice, report);
    if (!status) status = acg_cited_init(&cited, (const acg_slice *const[]){slice}, 1, report);
    if (!status) *n_ties = (uint32_t)slice->n_ties;
    assert_true(status == ACG_OK || status == ACG_FAILED);
    assert_true(status == ACG_OK || !report || acg_report_total(report, ACG_ERROR) == 1);
    acg_cited_clear(&cited);
    acg_slice_free(slice);
    acg_graph_free(graph);
    acg_report_free(report);
    return status;
}

static void every_allocation_fails(const struct acg_reading_way *way)
{
    uint32_t expected = 0, found = 0;
    failing = count = 0;
    assert_int_equal(walk(way, &expected), ACG_OK);
    long calls = count;
    assert_true(calls > 100);
    for (int mode = 0; mode < 2; mode++) {
        for_good = mode == 1;
        for (long at = 1; at <= calls; at++) {
            count = 0;
            failing = at;
            acg_status status = walk(way, &found);
            failing = 0;
            assert_true(status == ACG_FAILED || found == expected);
        }
    }
}

static void by_the_fast_scanner(void **state)
{
    (void)state;
    every_allocation_fails(&(struct acg_reading_way){.parts = 1});
}

static void by_cjson(void **state)
{
    (void)state;
    every_allocation_fails(&(struct acg_reading_way){.by_cjson_alone = true, .parts = 1});
}

static void out_of_a_database(void **state)
{
    (void)state;
    every_allocation_fails(NULL);
}

/** Writes the graph as a database. */
static acg_status write_database(void)
{
    acg_graph *graph = NULL;
    char *bytes = NULL;
    acg_status status = acg_graph_parse(text.data, text.length, "graph", &graph, NULL);
    if (!status) {
        status = acg_graph_write(graph, ACG_GRAPH_SQLITE, &bytes, &database_length, NULL);
    }
    acg_graph_free(graph);
    free(database);
    database = bytes;
    return status;
}

static void into_a_database(void **state)
{
    (void)state;
    failing = count = 0;
    assert_int_equal(write_database(), ACG_OK);
    long calls = count;
    for (long at = 1; at <= calls; at++) {
        count = 0;
        failing = at;
        acg_status status = write_database();
        failing = 0;
        assert_true(status == ACG_FAILED ? !database : status == ACG_OK && database_length > 0);
    }
    assert_int_equal(write_database(), ACG_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_the_fast_scanner),
        cmocka_unit_test(by_cjson),
        cmocka_unit_test(into_a_database),
        cmocka_unit_test(out_of_a_database),
    };
    char path[4096];
    const char *top = getenv("ACG_TOP");
    cJSON_Hooks hooks = {__wrap_malloc, release};
    cJSON_InitHooks(&hooks);
    snprintf(path, sizeof path, "%s/graphs/tajikistan-china.json", top ? top : ".");
    if (acg_file_read(path, 1 << 20, &text, NULL)) return 1;
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    acg_buffer_clear(&text);
    free(database);
    return failures;
}
