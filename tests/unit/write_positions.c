// Positions that are written are read back, whatever the ids.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "actorgraph/position.h"
#include "actorgraph/read.h"

static const char text[] = "{\"actorgraph\":1,\"actors\":[{\"id\":\"A\",\"kind\":\"state\"},"
                           "{\"id\":\"b,\\\"c\",\"kind\":\"state\"},{\"id\":\"d;e\",\"kind\":"
                           "\"state\"}],\"relations\":[]}";

static void reads_back_what_it_writes(void **state)
{
    (void)state;
    const struct acg_position given[] = {{0, 0, 99.75}, {1, -12.5, 50}, {2, 100, 0.01}};
    struct acg_position *read = NULL;
    acg_graph *graph = NULL;
    char *bytes = NULL;
    size_t length, n;
    assert_int_equal(acg_graph_parse(text, sizeof text - 1, "t", &graph, NULL), ACG_OK);
    assert_int_equal(acg_positions_write(graph, given, 3, &bytes, &length, NULL), ACG_OK);
    assert_int_equal(strlen(bytes), length);
    assert_int_equal(acg_positions_parse(graph, "t", bytes, length, &read, &n, NULL), ACG_OK);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(read[i].actor, given[i].actor);
        assert_true(read[i].x == given[i].x && read[i].y == given[i].y);
    }
    free(read);
    acg_bytes_free(bytes);
    assert_int_equal(acg_positions_write(graph, NULL, 0, &bytes, &length, NULL), ACG_OK);
    assert_string_equal(bytes, "actor\tx\ty\n");
    acg_bytes_free(bytes);
    acg_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_back_what_it_writes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
