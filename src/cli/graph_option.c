#include "cli/graph_option.h"
#include "cli/output.h"

#include "base/odbc.h"
#include "base/report.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#ifndef ACG_DATADIR
#define ACG_DATADIR "/usr/local/share/actorgraph"
#endif

#define BUNDLED "tajikistan-china.json"

/** Whether a text has a word in it, in any case. */
static bool has_word(const char *text, size_t length, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= length; i++) {
        if (strncasecmp(text + i, word, n) == 0) return true;
    }
    return false;
}

/** Refuses a connection string with a secret: others see command lines, and figures keep them. */
static acg_status check_secrets(const struct acg_args *args, const char *connection,
                                acg_report *report)
{
    static const char *const secrets[] = {"pwd", "pass", "secret", "token"};
    for (const char *key = connection; *key; key += *key == ';') {
        size_t length = strcspn(key, "=;");
        bool has_value = key[length] == '=';
        for (size_t i = 0; i < sizeof secrets / sizeof *secrets && has_value; i++) {
            if (!has_word(key, length, secrets[i])) continue;
            return acg_args_misuse(args, report,
                                   "a secret does not belong on a command line, where others see "
                                   "it; put it into odbc.ini and name its DSN");
        }
        key += strcspn(key, ";");
    }
    return ACG_OK;
}

/** The folder of the running program with its final slash; "" if it cannot be known. */
static void find_folder(char folder[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    folder[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash) slash[1] = '\0';
}

/** The path of the bundled graph: beside the program where it was installed or built, else where
 * the build meant it to go. */
static void find_bundled(char path[PATH_MAX])
{
    static const char beside[] = "../share/actorgraph/graphs/" BUNDLED;
    find_folder(path);
    if (*path && strlen(path) + sizeof beside <= PATH_MAX) {
        strcat(path, beside);
        if (access(path, R_OK) == 0) return;
    }
    strcpy(path, ACG_DATADIR "/graphs/" BUNDLED);
}

void acg_cli_allow_bundled(struct acg_sandbox *sandbox)
{
    char path[PATH_MAX];
    find_bundled(path);
    acg_sandbox_allow(sandbox, path, ACG_SANDBOX_READ);
}

static acg_status read_bundled(const struct acg_args *args, const struct acg_read_options *how,
                               acg_graph **out, acg_report *report)
{
    char path[PATH_MAX];
    find_bundled(path);
    if (access(path, R_OK) != 0) {
        return acg_args_misuse(args, report,
                               "no graph given, and the bundled one is not at %s; name one with "
                               "-g FILE",
                               path);
    }
    acg_note(report, NULL, "no graph given; taking the bundled " BUNDLED);
    return acg_graph_read(path, how, out, report);
}

enum { MOST_TABLES = 16 };

/** The values of all `--name`; says how many there are. */
static size_t values_of(const struct acg_args *args, const char *name,
                        const char *values[MOST_TABLES])
{
    size_t n = 0;
    for (size_t i = 0; i < args->n_given; i++) {
        if (strcmp(args->given[i].option->name, name) != 0) continue;
        if (n < MOST_TABLES) values[n] = args->given[i].value;
        n++;
    }
    return n;
}

/** Whether a file is named as a table, packed or not. */
static bool is_table(const char *path)
{
    char name[PATH_MAX];
    const char *ending = acg_ending(path);
    size_t length = strlen(path);
    bool packed = strcasecmp(ending, "gz") == 0 || strcasecmp(ending, "zst") == 0;
    if (packed && length < sizeof name) {
        length -= strlen(ending) + 1;
        memcpy(name, path, length);
        name[length] = '\0';
        ending = acg_ending(name);
    }
    return strcasecmp(ending, "csv") == 0 || strcasecmp(ending, "tsv") == 0 ||
           strcasecmp(ending, "tab") == 0;
}

/** Pairs the n-th file with the n-th map and the n-th tests. */
static acg_status pair_tables(const struct acg_args *args, const char *const paths[], size_t n,
                              const char *map_name, const char *where_name,
                              struct acg_table_file tables[], acg_report *report)
{
    const char *maps[MOST_TABLES], *wheres[MOST_TABLES];
    size_t n_maps = map_name ? values_of(args, map_name, maps) : 0;
    size_t n_wheres = where_name ? values_of(args, where_name, wheres) : 0;
    if (n > MOST_TABLES) return acg_args_misuse(args, report, "more than %d tables", MOST_TABLES);
    if (n_maps > n || n_wheres > n) {
        return acg_args_misuse(args, report, "more of --%s than tables",
                               n_maps > n ? map_name : where_name);
    }
    for (size_t i = 0; i < n; i++) {
        tables[i] = (struct acg_table_file){.path = paths[i],
                                            .map = i < n_maps ? maps[i] : NULL,
                                            .where = i < n_wheres ? wheres[i] : NULL};
    }
    return ACG_OK;
}

static acg_status read_tables(const struct acg_args *args, const char *const paths[], size_t n,
                              const struct acg_read_options *how, acg_graph **out,
                              acg_report *report)
{
    struct acg_table_file ties[MOST_TABLES], actors[MOST_TABLES], types[MOST_TABLES];
    const char *actor_paths[MOST_TABLES], *type_paths[MOST_TABLES];
    struct acg_tables tables = {.ties = ties, .actors = actors, .types = types, .n_ties = n};
    tables.n_actors = values_of(args, "actors", actor_paths);
    tables.n_types = values_of(args, "codebook", type_paths);
    acg_status status = pair_tables(args, paths, n, "map", "where", ties, report);
    if (!status) {
        status = pair_tables(args, actor_paths, tables.n_actors, "actor-map", NULL, actors, report);
    }
    if (!status) status = pair_tables(args, type_paths, tables.n_types, NULL, NULL, types, report);
    enum acg_until until = (enum acg_until)(
        acg_args_has(args, "until") ? ACG_UNTIL_INCLUSIVE + acg_args_choice(args, "until", 0)
                                    : ACG_UNTIL_AS_PRESET);
    for (size_t i = 0; i < n && !status; i++)
        ties[i].until = until;
    return status ? status : acg_tables_read(&tables, how, out, report);
}

/** What the options say about reading any graph. `paths` must live as long. */
static acg_status parse_how(const struct acg_args *args, const char *paths[MOST_TABLES],
                            struct acg_read_options *how, acg_report *report)
{
    how->n_bibliographies = values_of(args, "bibliography", paths);
    how->bibliographies = paths;
    if (how->n_bibliographies > MOST_TABLES) {
        return acg_args_misuse(args, report, "more than %d bibliographies", MOST_TABLES);
    }
    double timeout = 0;
    acg_status status = acg_args_number(args, "timeout", 1, 1e6, &timeout, report);
    how->seconds = (unsigned)timeout;
    return status ? status : acg_args_size(args, "max-size", &how->max_bytes, report);
}

/** Adds to `how` the format that --read says, and what attributes of nodes and edges mean. */
static acg_status parse_reading(const struct acg_args *args, struct acg_read_options *how,
                                acg_report *report)
{
    static const char *const names[] = {"actors", "codebook", "until"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!acg_args_has(args, names[i])) continue;
        return acg_args_misuse(args, report, "--%s is for tables; name one with -g FILE.csv",
                               names[i]);
    }
    how->map = acg_args_value(args, "map");
    how->actor_map = acg_args_value(args, "actor-map");
    how->where = acg_args_value(args, "where");
    return ACG_OK;
}

/** The format by --read; ACG_N_READ_FORMATS for a table. */
static enum acg_read_format forced_format(const struct acg_args *args)
{
    return (enum acg_read_format)acg_args_choice(args, "read", ACG_READ_ANY);
}

/** Whether a file is a table: by --read, by its ending, or since a map says what its columns are
 * and nothing that it is anything else. */
static bool is_table_here(const struct acg_args *args, const char *path)
{
    enum acg_read_format format = forced_format(args);
    if (acg_odbc_of_path(path)) return false;
    if (format != ACG_READ_ANY) return format == ACG_N_READ_FORMATS;
    if (is_table(path)) return true;
    bool has_map = acg_args_has(args, "map");
    return has_map && acg_read_format_of_name(path) == ACG_READ_ANY;
}

/** Reads tables, a graph file, or without a path the bundled graph. */
static acg_status read_paths(const struct acg_args *args, const char *const paths[], size_t n,
                             const struct acg_read_options *how, acg_graph **out,
                             acg_report *report)
{
    const char *path = n > 0 ? paths[0] : NULL;
    if (path && is_table_here(args, path)) {
        return read_tables(args, paths, n, how, out, report);
    }
    if (n > 1) {
        return acg_args_misuse(args, report, "several graphs; only tables can be joined");
    }
    const char *connection = path ? acg_odbc_of_path(path) : NULL;
    acg_status status = connection ? check_secrets(args, connection, report) : ACG_OK;
    if (status) return status;
    struct acg_read_options full = *how;
    full.format = forced_format(args);
    if (connection && full.format != ACG_READ_ANY) {
        return acg_args_misuse(args, report, "--read is for files, not for a server");
    }
    status = parse_reading(args, &full, report);
    if (status) return status;
    return path ? acg_graph_read(path, &full, out, report) : read_bundled(args, &full, out, report);
}

static acg_status read_window(const struct acg_args *args, struct acg_span window, bool digest,
                              acg_graph **out, const char **name, acg_report *report)
{
    struct acg_read_options how = {.digest = digest, .window = window};
    const char *paths[MOST_TABLES] = {NULL}, *bibliographies[MOST_TABLES];
    size_t n = values_of(args, "graph", paths);
    const char *variable = getenv("ACTORGRAPH_GRAPH");
    *out = NULL;
    acg_status status = parse_how(args, bibliographies, &how, report);
    if (status) return status;
    bool has_operand = args->n_operands > 0 && !args->command->graph_by_option;
    if (n > 0 && has_operand) {
        return acg_args_misuse(args, report, "the graph is named twice, by --graph and as operand");
    }
    if (has_operand) paths[n++] = args->operands[0];
    if (n == 0 && variable && *variable) {
        paths[n++] = variable;
        acg_note(report, NULL, "no graph given; taking $ACTORGRAPH_GRAPH, %s", variable);
    }
    const char *path = paths[0];
    if (name)
        *name = !path                    ? BUNDLED
                : strcmp(path, "-") == 0 ? "standard input"
                                         : acg_without_folder(path);
    return read_paths(args, paths, n, &how, out, report);
}

acg_status acg_cli_read_graph(const struct acg_args *args, bool digest, acg_graph **out,
                              const char **name, acg_report *report)
{
    return read_window(args, acg_span_all(), digest, out, name, report);
}

acg_status acg_cli_read_slice(const struct acg_args *args, const struct acg_slice_request *request,
                              bool digest, acg_graph **out, const char **name, acg_report *report)
{
    return read_window(args, acg_slice_request_reach(request), digest, out, name, report);
}

acg_status acg_cli_read_part(const struct acg_args *args, struct acg_span window,
                             acg_cli_is_enough *is_enough, const void *context, bool digest,
                             acg_graph **out, const char **name, acg_report *report)
{
    acg_report *own = acg_report_new();
    *out = NULL;
    if (!own) return acg_out_of_memory(report);
    acg_status status = read_window(args, window, digest, out, name, own);
    bool again = *out && acg_graph_is_part(*out) && !is_enough(*out, context);
    if (!again) acg_report_join(report, own); // else the second reading says the same
    acg_report_free(own);
    if (!again) return status;
    acg_graph_free(*out);
    return acg_cli_read_graph(args, digest, out, name, report);
}

bool acg_cli_has_ties(const acg_graph *graph, const void *context)
{
    size_t n_ties;
    (void)context;
    acg_graph_ties(graph, &n_ties);
    return n_ties > 0;
}

acg_status acg_cli_read_series(const struct acg_args *args,
                               const struct acg_series_request *request, bool digest,
                               acg_graph **out, const char **name, acg_report *report)
{
    return acg_cli_read_part(args, acg_series_request_reach(request), acg_cli_has_ties, NULL,
                             digest, out, name, report);
}

acg_status acg_cli_read_graph_at(const struct acg_args *args, const char *path, bool digest,
                                 acg_graph **out, acg_report *report)
{
    struct acg_read_options how = {.digest = digest};
    const char *bibliographies[MOST_TABLES];
    *out = NULL;
    acg_status status = parse_how(args, bibliographies, &how, report);
    return status ? status : read_paths(args, &path, 1, &how, out, report);
}
