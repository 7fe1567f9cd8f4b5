// A library that was built without what draws in the browser says so, and writes nothing.
#include "actorgraph/page.h"

#include "actorgraph/read.h"
#include "page/site.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

// It stands in for that of the build, as if npm had been out of reach of it.
const struct acg_embedded acg_site_cytoscape = {"cytoscape", "", 0};

static acg_status write_page(const struct acg_slice_options *what, char text[300])
{
    static const char json[] = "{\"actorgraph\": 1, \"actors\": [], \"relations\": []}";
    acg_graph *graph = NULL;
    acg_report *report = acg_report_new();
    char *bytes = (char *)json;
    size_t length = 1;
    assert_int_equal(acg_graph_parse(json, strlen(json), "g.json", &graph, report), ACG_OK);
    acg_status status =
        acg_page_write(graph, what, &(struct acg_page_options){0}, &bytes, &length, report);
    assert_null(bytes);
    assert_int_equal(length, 0);
    strncpy(text, acg_report_get(report, acg_report_count(report) - 1)->text, 299);
    acg_graph_free(graph);
    acg_report_free(report);
    return status;
}

static void without_cytoscape(void **state)
{
    char text[300] = "";
    struct acg_slice_options what = acg_slice_defaults();
    (void)state;
    assert_int_equal(write_page(&what, text), ACG_FAILED);
    assert_non_null(strstr(text, "built without cytoscape"));
    assert_non_null(strstr(text, "npm"));
}

static void rules_of_time(void **state)
{
    char text[300] = "";
    struct acg_slice_options what = acg_slice_defaults();
    (void)state;
    what.half_life = 3;
    assert_int_equal(write_page(&what, text), ACG_MISUSED);
    assert_non_null(strstr(text, "half-life"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_cytoscape),
        cmocka_unit_test(rules_of_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
