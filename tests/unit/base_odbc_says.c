// What a server says, as a remark of ours: which failure it is, and nothing that is a secret.
#include "base/odbc_connection.h"

#include "actorgraph/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/** The driver's last words; NULL: it has none. */
static const char *words, *state_of_words;
static int native_of_words;
static short dead_result;
static unsigned is_dead;

static short say(short type, void *handle, short number, unsigned char *state, int *native,
                 unsigned char *text, short room, short *length)
{
    (void)type, (void)handle;
    assert_int_equal(number, 1);
    if (!words) return ACG_SQL_ERROR;
    memcpy(state, state_of_words, 6);
    *native = native_of_words;
    *length = (short)snprintf((char *)text, (size_t)room, "%s", words);
    return ACG_SQL_SUCCESS;
}

static short is_it_dead(void *connection, int attribute, void *value, int room, int *length)
{
    (void)connection, (void)room, (void)length;
    assert_int_equal(attribute, ACG_SQL_ATTR_CONNECTION_DEAD);
    *(unsigned *)value = is_dead;
    return dead_result;
}

enum { ALIVE, DEAD, UNKNOWN };

static const struct {
    bool is_open, is_late;
    int life;
    const char *engine, *state;
    int native;
    const char *words;
    acg_status status;
    const char *text;
} cases[] = {
    {true, false, ALIVE, "X", "42S02", 0, "[a][b]no table", ACG_REJECTED,
     "the server rejects the statement: no table"},
    {true, false, ALIVE, "X", "22003", 0, "too large;\n Error while executing the query",
     ACG_REJECTED, "the data do not fit: too large"},
    {true, false, ALIVE, "X", "HY000", 0, "Error while executing the query", ACG_FAILED,
     "the server failed: Error while executing the query"},
    {true, false, ALIVE, "X", "08S01", 0, "[no end \t of it ; ;", ACG_FAILED,
     "the connection was lost: [no end of it"},
    {true, false, ALIVE, "X", "HY000", 0, "", ACG_FAILED,
     "the server failed: the driver does not say why"},
    {true, false, ALIVE, "X", "", 0, NULL, ACG_FAILED,
     "the server failed: the driver does not say why"},
    {true, false, ALIVE, "X", "HY000", 0, " ;", ACG_FAILED,
     "the server failed: the driver does not say why"},
    {true, false, DEAD, "X", "HY000", 0, "gone", ACG_FAILED, "the connection was lost: gone"},
    {true, false, UNKNOWN, "X", "HY000", 0, "gone", ACG_FAILED, "the server failed: gone"},
    {true, true, ALIVE, "X", "42000", 0, "x", ACG_FAILED,
     "no answer in time; give it more by --timeout: x"},
    {false, false, ALIVE, "X", "HY000", 0, "x", ACG_FAILED, "cannot connect: x"},
    {false, false, ALIVE, "X", "42000", 0, "x", ACG_FAILED, "cannot connect: x"},
    {false, false, ALIVE, "X", "28000", 0, "x", ACG_FAILED,
     "the server refuses the login; put it into odbc.ini: x"},
    {true, false, ALIVE, "SQLite", "HY000", 1, "x", ACG_REJECTED,
     "the server rejects the statement: x"},
    {true, false, ALIVE, "SQLite", "HY000", 5, "x", ACG_FAILED, "the server failed: x"},
    {true, false, ALIVE, "Y", "HY000", 1, "x", ACG_FAILED, "the server failed: x"},
    // secrets: what the connection string has, and names of users
    {true, false, ALIVE, "X", "HY000", 0, "hidden was hidden from host db1; ab", ACG_FAILED,
     "the server failed: ****** was ****** from host db1; ab"},
    {true, false, ALIVE, "X", "HY000", 0, "user \"ann\" and user 'bob'@'here', role \"c\", user x",
     ACG_FAILED, "the server failed: user \"***\" and user '***'@'here', role \"*\", user x"},
    {true, false, ALIVE, "X", "HY000", 0, "user \"ann", ACG_FAILED,
     "the server failed: user \"ann"},
};

static struct acg_odbc make(acg_report *report)
{
    return (struct acg_odbc){
        .api = {.GetDiagRec = say, .GetConnectAttr = is_it_dead},
        .text = strdup("Server=db1;UID=ab;PWD=hidden"),
        .name = strdup("odbc:Server=db1"),
        .report = report,
    };
}

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        acg_report *report = acg_report_new();
        struct acg_odbc odbc = make(report);
        snprintf(odbc.engine, sizeof odbc.engine, "%s", cases[i].engine);
        odbc.is_open = cases[i].is_open;
        odbc.is_late = cases[i].is_late;
        words = cases[i].words;
        state_of_words = cases[i].state;
        native_of_words = cases[i].native;
        is_dead = cases[i].life != ALIVE ? ACG_SQL_CD_TRUE : 0;
        dead_result = cases[i].life == UNKNOWN ? ACG_SQL_ERROR : ACG_SQL_SUCCESS;
        assert_true(acg_odbc_check(&odbc, ACG_SQL_SUCCESS, 0, NULL));
        assert_true(acg_odbc_check(&odbc, ACG_SQL_SUCCESS_WITH_INFO, 0, NULL));
        assert_false(acg_odbc_check(&odbc, ACG_SQL_ERROR, 0, NULL));
        assert_false(acg_odbc_check(&odbc, ACG_SQL_ERROR, 0, NULL)); // said once
        assert_int_equal(odbc.status, cases[i].status);
        assert_int_equal(acg_report_count(report), 1);
        assert_string_equal(acg_report_get(report, 0)->file, "odbc:Server=db1");
        assert_string_equal(acg_report_get(report, 0)->text, cases[i].text);
        acg_report_free(report);
        free(odbc.text);
        free(odbc.name);
    }
}

/** Names stand in quotes, which are doubled inside; without quotes only plain ones can be asked
 * for.
 */
static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *quote, *name, *text; // NULL: refused
    } rows[] = {
        {"\"", "events", "\"events\""},
        {"\"", "a\"b c", "\"a\"\"b c\""},
        {"`", "a`", "`a```"},
        {" ", "events_2", "events_2"},
        {"", "_x9Y", "_x9Y"},
        {" ", "9x", NULL},
        {"", "a b", NULL},
        {" ", "", NULL},
        {"", "a\"b", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        acg_report *report = acg_report_new();
        struct acg_odbc odbc = make(report);
        struct acg_buffer out = {0};
        snprintf(odbc.quote, sizeof odbc.quote, "%s", rows[i].quote);
        for (int turn = 0; turn < 2; turn++) { // what is refused is said once
            acg_buffer_clear(&out);
            acg_odbc_add_name(&odbc, rows[i].name, strlen(rows[i].name), &out);
        }
        assert_int_equal(odbc.status, rows[i].text ? ACG_OK : ACG_REJECTED);
        assert_int_equal(acg_report_count(report), rows[i].text ? 0 : 1);
        if (rows[i].text) assert_string_equal(out.data, rows[i].text);
        else assert_int_equal(out.length, 0);
        acg_buffer_clear(&out);
        acg_report_free(report);
        free(odbc.text);
        free(odbc.name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
