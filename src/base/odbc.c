#include "base/odbc_connection.h"

#include "base/report.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/*
 * Connection strings: KEY=VALUE;KEY={VALUE};...
 */

struct pair {
    const char *key, *value;
    size_t key_length, value_length;
};

/** Cuts the next pair off; false at the end. */
static bool next_pair(const char **rest, struct pair *out)
{
    *rest += strspn(*rest, "; ");
    if (!**rest) return false;
    out->key = *rest;
    out->key_length = strcspn(*rest, "=;");
    *rest += out->key_length;
    *rest += **rest == '=';
    bool in_braces = **rest == '{';
    *rest += in_braces;
    out->value = *rest;
    out->value_length = strcspn(*rest, in_braces ? "}" : ";");
    *rest += out->value_length;
    if (in_braces) *rest += strcspn(*rest, ";");
    return true;
}

static bool is_key(const struct pair *pair, const char *const keys[])
{
    for (; *keys; keys++) {
        if (strlen(*keys) == pair->key_length &&
            strncasecmp(*keys, pair->key, pair->key_length) == 0) {
            return true;
        }
    }
    return false;
}

/** What remarks may say of a connection. */
static char *make_name(const char *text)
{
    static const char *const shown[] = {"DSN", "Driver", "Server", NULL};
    struct acg_buffer out = {0};
    struct pair pair;
    acg_buffer_text(&out, "odbc:");
    while (next_pair(&text, &pair)) {
        if (!is_key(&pair, shown)) continue;
        if (out.data && out.data[out.length - 1] != ':') acg_buffer_char(&out, ';');
        acg_buffer_add(&out, pair.key, pair.key_length);
        acg_buffer_char(&out, '=');
        acg_buffer_add(&out, pair.value, pair.value_length);
    }
    if (out.failed) acg_buffer_clear(&out);
    return out.data;
}

const char *acg_odbc_of_path(const char *path)
{
    static const char scheme[] = "odbc:";
    bool is_server = strncasecmp(path, scheme, sizeof scheme - 1) == 0;
    return is_server ? path + sizeof scheme - 1 : NULL;
}

char *acg_odbc_title(const char *connection)
{
    struct acg_buffer text = {0};
    acg_buffer_format(&text, "%s%s", strchr(connection, '=') ? "" : "DSN=", connection);
    char *title = text.failed ? NULL : make_name(text.data);
    acg_buffer_clear(&text);
    return title;
}

/** Overwrites what a message repeats of the connection string, but for what is no secret. */
static void blot(const char *connection, char *message)
{
    static const char *const open[] = {"DSN",  "Driver", "Server",   "Servername",
                                       "Host", "Port",   "Database", NULL};
    enum { LEAST = 3 }; // shorter ones would blot every word out, and tell by that what they are
    struct pair pair;
    while (next_pair(&connection, &pair)) {
        if (is_key(&pair, open) || pair.value_length < LEAST) continue;
        for (char *at = message; *at; at++) {
            if (strncmp(at, pair.value, pair.value_length) == 0) memset(at, '*', pair.value_length);
        }
    }
}

/** Overwrites names of users, which come from odbc.ini: user "x", for user 'x'@'y', role "x". */
static void blot_users(char *message)
{
    static const char *const before[] = {"user ", "role "};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        for (char *at = message; (at = strstr(at, before[i]));) {
            at += strlen(before[i]);
            const char *end = *at == '"' || *at == '\'' ? strchr(at + 1, *at) : NULL;
            if (end) memset(at + 1, '*', (size_t)(end - at - 1));
        }
    }
}

/*
 * What goes wrong.
 */

/** Appends a message as one line, without the names of drivers in brackets before it and what
 * PostgreSQL's adds to each. */
static void add_flat(struct acg_buffer *out, char *text)
{
    char *idle = strstr(text, "Error while executing the query");
    if (idle && idle > text) *idle = '\0';
    while (*text == '[' && strchr(text, ']'))
        text = strchr(text, ']') + 1;
    for (; *text; text++) {
        bool is_blank = isspace((unsigned char)*text);
        bool again = out->length > 0 && out->data[out->length - 1] == ' ';
        if (!is_blank) acg_buffer_char(out, *text);
        else if (!again && text[1]) acg_buffer_char(out, ' ');
    }
    while (out->length > 0 && strchr(" ;", out->data[out->length - 1]))
        out->data[--out->length] = '\0';
}

/** The first thing that ODBC has to say of a handle. */
static void read_message(const acg_odbc *odbc, short type, void *handle, char state[6], int *native,
                         struct acg_buffer *out)
{
    unsigned char code[6] = "", text[1024] = "";
    short length;
    bool found = odbc->api.GetDiagRec(type, handle, 1, code, native, text, sizeof text, &length) >=
                 ACG_SQL_SUCCESS;
    text[sizeof text - 1] = '\0';
    memcpy(state, code, sizeof code);
    state[5] = '\0';
    blot(odbc->text, (char *)text);
    blot_users((char *)text);
    if (found) add_flat(out, (char *)text);
    if (out->length == 0) acg_buffer_text(out, "the driver does not say why");
}

static bool is_dead(const acg_odbc *odbc)
{
    unsigned dead = 0;
    short result = odbc->api.GetConnectAttr(odbc->connection, ACG_SQL_ATTR_CONNECTION_DEAD, &dead,
                                            sizeof dead, NULL);
    return result == ACG_SQL_SUCCESS && dead == ACG_SQL_CD_TRUE;
}

/** What a class of SQLSTATE means here. */
struct meaning {
    const char *state; // its beginning
    acg_status status;
    const char *before; // the message
};

/** SQLSTATEs of ISO 9075 and ODBC; those of PostgreSQL beside them. The first that fits. */
static const struct meaning meanings[] = {
    {"IM002", ACG_FAILED, "no such data source; name one of odbc.ini, or a Driver of odbcinst.ini"},
    {"IM", ACG_FAILED, "the ODBC driver cannot be used"},
    {"01000", ACG_FAILED, "the ODBC driver cannot be used"}, // its file cannot be opened
    {"28", ACG_FAILED, "the server refuses the login; put it into odbc.ini"},
    {"HYT", ACG_FAILED, "no answer in time; give it more by --timeout"},
    {"57014", ACG_FAILED, "no answer in time; give it more by --timeout"},
    {"70100", ACG_FAILED, "no answer in time; give it more by --timeout"}, // MariaDB
    {"08001", ACG_FAILED, "cannot connect"},
    {"08", ACG_FAILED, "the connection was lost"},
    {"57", ACG_FAILED, "the connection was lost"},
    {"HY001", ACG_FAILED, "out of memory"},
    {"42501", ACG_FAILED, "the server does not let this login do that"},
    {"22", ACG_REJECTED, "the data do not fit"},
    {"42", ACG_REJECTED, "the server rejects the statement"},
    {"S0", ACG_REJECTED, "the server rejects the statement"},
    {"", ACG_FAILED, "the server failed"},
};

static const struct meaning *find_meaning(const acg_odbc *odbc, const char *state, int native)
{
    static const struct meaning lost = {"", ACG_FAILED, "the connection was lost"};
    static const struct meaning closed = {"", ACG_FAILED, "cannot connect"};
    static const struct meaning wrong = {"", ACG_REJECTED, "the server rejects the statement"};
    static const struct meaning late = {"", ACG_FAILED,
                                        "no answer in time; give it more by --timeout"};
    const struct meaning *meaning = meanings;
    if (odbc->is_late) return &late;
    while (strncmp(meaning->state, state, strlen(meaning->state)) != 0)
        meaning++;
    bool is_general = !*meaning->state || meaning->status == ACG_REJECTED;
    if (!odbc->is_open && is_general) return &closed; // nothing was asked yet
    if (*meaning->state) return meaning;
    if (is_dead(odbc)) return &lost;
    // SQLite's driver has one SQLSTATE for all; 1 is SQLITE_ERROR: no such table, wrong SQL
    return strcmp(odbc->engine, "SQLite") == 0 && native == 1 ? &wrong : meaning;
}

bool acg_odbc_check(acg_odbc *odbc, short result, short type, void *handle)
{
    if (result == ACG_SQL_SUCCESS || result == ACG_SQL_SUCCESS_WITH_INFO) return true;
    if (odbc->status) return false;
    struct acg_place place = {.file = odbc->name};
    struct acg_buffer message = {0};
    char state[6];
    int native = 0;
    read_message(odbc, type, handle, state, &native, &message);
    const struct meaning *meaning = find_meaning(odbc, state, native);
    if (message.failed) {
        odbc->status = acg_out_of_memory(odbc->report);
    } else if (meaning->status == ACG_REJECTED) {
        odbc->status = acg_reject(odbc->report, &place, "%s: %s", meaning->before, message.data);
    } else {
        odbc->status = acg_fail(odbc->report, &place, "%s: %s", meaning->before, message.data);
    }
    acg_buffer_clear(&message);
    return false;
}

/*
 * Connecting.
 */

/** Sets a number; what the engine does not have it does not have. */
static void set_number(const acg_odbc *odbc, int attribute, uintptr_t number)
{
    void *value = (void *)number; // NOLINT(performance-no-int-to-ptr): as ODBC has it
    odbc->api.SetConnectAttr(odbc->connection, attribute, value, 0);
}

static bool allocate(acg_odbc *odbc)
{
    const struct acg_odbc_api *api = &odbc->api;
    void *version = (void *)(uintptr_t)ACG_SQL_OV_ODBC3; // NOLINT(performance-no-int-to-ptr)
    // NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): acg_odbc_load has found it
    if (api->AllocHandle(ACG_SQL_HANDLE_ENV, NULL, &odbc->environment) != ACG_SQL_SUCCESS) {
        odbc->environment = NULL;
        odbc->status = acg_out_of_memory(odbc->report);
        return false;
    }
    short result = api->SetEnvAttr(odbc->environment, ACG_SQL_ATTR_ODBC_VERSION, version, 0);
    if (result == ACG_SQL_SUCCESS) {
        result = api->AllocHandle(ACG_SQL_HANDLE_DBC, odbc->environment, &odbc->connection);
    }
    if (result != ACG_SQL_SUCCESS) odbc->connection = NULL;
    return acg_odbc_check(odbc, result, ACG_SQL_HANDLE_ENV, odbc->environment);
}

static void connect_to(acg_odbc *odbc)
{
    const struct acg_odbc_api *api = &odbc->api;
    unsigned char out[1024];
    short length;
    set_number(odbc, ACG_SQL_ATTR_ACCESS_MODE, ACG_SQL_MODE_READ_ONLY);
    if (odbc->seconds > 0) set_number(odbc, ACG_SQL_ATTR_LOGIN_TIMEOUT, odbc->seconds);
    short result =
        api->DriverConnect(odbc->connection, NULL, (unsigned char *)odbc->text, ACG_SQL_NTS, out,
                           sizeof out, &length, ACG_SQL_DRIVER_NOPROMPT);
    odbc->is_open = acg_odbc_check(odbc, result, ACG_SQL_HANDLE_DBC, odbc->connection);
    if (!odbc->is_open) return;
    unsigned extensions = 0;
    api->GetInfo(odbc->connection, ACG_SQL_DBMS_NAME, odbc->engine, sizeof odbc->engine, &length);
    api->GetInfo(odbc->connection, ACG_SQL_IDENTIFIER_QUOTE_CHAR, odbc->quote, sizeof odbc->quote,
                 &length);
    api->GetInfo(odbc->connection, ACG_SQL_GETDATA_EXTENSIONS, &extensions, sizeof extensions,
                 &length);
    unsigned both = ACG_SQL_GD_BLOCK | ACG_SQL_GD_BOUND;
    odbc->can_refetch = (extensions & both) == both;
}

acg_status acg_odbc_open(const char *connection, unsigned seconds, acg_odbc **out,
                         acg_report *report)
{
    acg_odbc *odbc = calloc(1, sizeof *odbc);
    struct acg_buffer text = {0};
    *out = NULL;
    acg_buffer_format(&text, "%s%s", strchr(connection, '=') ? "" : "DSN=", connection);
    if (!odbc || text.failed) {
        free(odbc);
        acg_buffer_clear(&text);
        return acg_out_of_memory(report);
    }
    odbc->text = text.data;
    odbc->seconds = seconds;
    odbc->report = report;
    odbc->name = make_name(odbc->text);
    odbc->status = odbc->name ? acg_odbc_load(&odbc->api, report) : acg_out_of_memory(report);
    if (odbc->name && !odbc->status && allocate(odbc)) connect_to(odbc);
    acg_status status = odbc->status;
    if (status) acg_odbc_close(odbc);
    else *out = odbc;
    return status;
}

void acg_odbc_close(acg_odbc *odbc)
{
    if (!odbc) return;
    const struct acg_odbc_api *api = &odbc->api;
    while (odbc->rows)
        acg_odbc_end(odbc->rows);
    if (odbc->is_frozen) api->EndTran(ACG_SQL_HANDLE_DBC, odbc->connection, ACG_SQL_ROLLBACK);
    if (odbc->is_open) api->Disconnect(odbc->connection);
    if (odbc->connection) api->FreeHandle(ACG_SQL_HANDLE_DBC, odbc->connection);
    if (odbc->environment) api->FreeHandle(ACG_SQL_HANDLE_ENV, odbc->environment);
    if (odbc->text) memset(odbc->text, 0, strlen(odbc->text));
    free(odbc->text);
    free(odbc->name);
    free(odbc);
}

acg_status acg_odbc_status(const acg_odbc *odbc)
{
    return odbc->status;
}

const char *acg_odbc_name(const acg_odbc *odbc)
{
    return odbc->name;
}

const char *acg_odbc_engine(const acg_odbc *odbc)
{
    return odbc->engine;
}

void acg_odbc_freeze(acg_odbc *odbc)
{
    set_number(odbc, ACG_SQL_ATTR_TXN_ISOLATION, ACG_SQL_TXN_REPEATABLE_READ);
    set_number(odbc, ACG_SQL_ATTR_AUTOCOMMIT, ACG_SQL_AUTOCOMMIT_OFF);
    odbc->is_frozen = true;
}

/** Whether a name is one without quotes, in every engine. */
static bool is_plain(const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool is_letter = isalpha((unsigned char)name[i]) || name[i] == '_';
        if (!is_letter && (i == 0 || !isdigit((unsigned char)name[i]))) return false;
    }
    return length > 0;
}

void acg_odbc_add_name(acg_odbc *odbc, const char *name, size_t length, struct acg_buffer *out)
{
    bool has_quotes = odbc->quote[0] && odbc->quote[0] != ' ';
    if (!has_quotes && !is_plain(name, length)) {
        struct acg_place place = {.file = odbc->name};
        char room[ACG_QUOTE];
        if (odbc->status) return;
        odbc->status = acg_reject(odbc->report, &place,
                                  "the engine has no quotes, so it cannot be asked for '%s'; give "
                                  "it another name by a view",
                                  acg_quote(room, name, length));
        return;
    }
    if (has_quotes) acg_buffer_char(out, odbc->quote[0]);
    for (size_t i = 0; i < length; i++) {
        if (has_quotes && name[i] == odbc->quote[0]) acg_buffer_char(out, name[i]);
        acg_buffer_char(out, name[i]);
    }
    if (has_quotes) acg_buffer_char(out, odbc->quote[0]);
}
