#include "cli/graph_option.h"
#include "cli/output.h"

#include "base/file.h"
#include "base/report.h"
#include "base/sandbox.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

static const struct acg_option own_options[] = {
    {.name = "format",
     .argument = "FORMAT",
     .choices = "json|csv|tsv|graphml|gexf|pajek|dl|dot|sqlite|sql",
     .help = "Format of the file; default: by the ending of -o (.net is pajek), else json"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write to FILE instead of standard output"},
    {.name = "actors-to",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write the actors as a table too: csv, tsv"},
    {.name = "codebook-to",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write the types as a table too: csv, tsv"},
    {.name = "bibliography-to",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write all sources too: json (CSL-JSON, whole) or bib (BibTeX)"},
};
static const struct acg_option_group own_group = {"Conversion", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option_group *const groups[] = {&own_group, &acg_graph_group,
                                                        &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph convert net.json -o net.json", "A file in canonical form, for version control"},
    {"actorgraph convert net.json -o net.gexf", "The graph over time for Gephi"},
    {"actorgraph convert net.graphml --map weight=w -o net.json", "A network of somebody else"},
    {"actorgraph convert net.json -o net.db", "A database, of which a slice reads only its window"},
    {"actorgraph convert net.json -o net.sql", "The same tables for a server"},
    {"actorgraph convert ties.csv --actors actors.csv -o net.json", "Tables as one graph file"},
    {"actorgraph convert net.json -o ties.csv --actors-to actors.csv", "A graph file as tables"},
    {"actorgraph convert net.json --bibliography refs.bib -o net.json",
     "With sources of a library"},
};

/** The format by --format, else by the ending of --output. */
static acg_status parse_format(const struct acg_args *args, enum acg_graph_format *out,
                               acg_report *report)
{
    const char *path = acg_cli_output(args), *ending = path ? acg_ending(path) : "";
    char room[ACG_QUOTE];
    *out = (enum acg_graph_format)acg_args_choice(args, "format", ACG_GRAPH_JSON);
    if (!*ending || acg_args_has(args, "format")) return ACG_OK;
    for (int i = 0; i < ACG_N_GRAPH_FORMATS; i++) {
        *out = (enum acg_graph_format)i;
        if (strcasecmp(ending, acg_graph_format_name(*out)) == 0) return ACG_OK;
        if (*out == ACG_GRAPH_PAJEK && strcasecmp(ending, "net") == 0) return ACG_OK;
    }
    *out = ACG_GRAPH_TSV;
    if (strcasecmp(ending, "tab") == 0) return ACG_OK;
    *out = ACG_GRAPH_SQLITE;
    if (strcasecmp(ending, "db") == 0 || strcasecmp(ending, "sqlite3") == 0) return ACG_OK;
    if (strcasecmp(ending, "bib") == 0) {
        return acg_args_misuse(args, report,
                               "--output: a graph is no BibTeX; --bibliography-to writes its "
                               "sources, and 'actorgraph cite' those of a window");
    }
    return acg_args_misuse(args, report,
                           "--output: no format ends in '.%s'; say which with --format",
                           acg_quote(room, ending, strlen(ending)));
}

/** Files beside the graph itself: their options, and what each holds. */
static const struct {
    const char *option, *endings;
    enum acg_graph_table table;
} beside[] = {{"actors-to", "csv, tsv or tab", ACG_TABLE_ACTORS},
              {"codebook-to", "csv, tsv or tab", ACG_TABLE_TYPES},
              {"bibliography-to", "json or bib", ACG_TABLE_SOURCES}};
enum { N_BESIDE = sizeof beside / sizeof *beside };

/** What is to be written. */
struct request {
    enum acg_graph_format format;
    unsigned tables; // bits 1 << enum acg_graph_table: beside the graph
    bool is_bibtex, is_tsv[N_BESIDE];
};

static acg_status parse_beside(const struct acg_args *args, int i, struct request *want,
                               acg_report *report)
{
    const char *path = acg_args_value(args, beside[i].option),
               *ending = path ? acg_ending(path) : "";
    bool is_sources = beside[i].table == ACG_TABLE_SOURCES;
    if (!path) return ACG_OK;
    want->tables |= 1u << beside[i].table;
    if (is_sources) {
        want->is_bibtex = strcasecmp(ending, "bib") == 0;
        if (want->is_bibtex || strcasecmp(ending, "json") == 0) return ACG_OK;
    } else {
        want->is_tsv[i] = strcasecmp(ending, "csv") != 0;
        bool is_known = strcasecmp(ending, "tsv") == 0 || strcasecmp(ending, "tab") == 0;
        if (is_known || !want->is_tsv[i]) return ACG_OK;
    }
    return acg_args_misuse(args, report, "--%s: the file ends in %s", beside[i].option,
                           beside[i].endings);
}

/** A database is nothing to look at. */
static acg_status check_terminal(const struct acg_args *args, enum acg_graph_format format,
                                 acg_report *report)
{
    if (format != ACG_GRAPH_SQLITE || acg_cli_output(args) || !isatty(STDOUT_FILENO)) return ACG_OK;
    return acg_args_misuse(args, report,
                           "a database is not for a terminal; write it to a file with -o FILE");
}

static acg_status parse_request(const struct acg_args *args, struct request *out,
                                acg_report *report)
{
    acg_status status = parse_format(args, &out->format, report);
    if (!status) status = check_terminal(args, out->format, report);
    for (int i = 0; i < N_BESIDE && !status; i++)
        status = parse_beside(args, i, out, report);
    return status;
}

/** A file in memory. */
struct file {
    char *bytes;
    size_t length;
};

static acg_status make_beside(const acg_graph *graph, const struct request *want, int i,
                              struct file *out, acg_report *report)
{
    if (beside[i].table == ACG_TABLE_SOURCES) {
        return acg_sources_write(graph, want->is_bibtex ? ACG_SOURCES_BIBTEX : ACG_SOURCES_CSL_JSON,
                                 &out->bytes, &out->length, report);
    }
    return acg_graph_write_table(graph, beside[i].table,
                                 want->is_tsv[i] ? ACG_GRAPH_TSV : ACG_GRAPH_CSV, 0, &out->bytes,
                                 &out->length, report);
}

/** Makes the graph itself, but for a database: that grows on the disk, where it has room. */
static acg_status make_whole(const acg_graph *graph, const struct request *want, struct file *out,
                             acg_report *report)
{
    if (want->format == ACG_GRAPH_SQLITE) return ACG_OK;
    if (want->format == ACG_GRAPH_CSV || want->format == ACG_GRAPH_TSV) {
        return acg_graph_write_table(graph, ACG_TABLE_TIES, want->format, want->tables, &out->bytes,
                                     &out->length, report);
    }
    return acg_graph_write(graph, want->format, &out->bytes, &out->length, report);
}

/** Makes all files before the first is written, so that none appears without the others where one
 * cannot be made. */
static acg_status write_all(const struct acg_args *args, const acg_graph *graph,
                            const struct request *want, acg_report *report)
{
    struct file files[N_BESIDE] = {{0}}, whole = {0};
    acg_status status = make_whole(graph, want, &whole, report);
    for (int i = 0; i < N_BESIDE && !status; i++) {
        if (want->tables & 1u << beside[i].table) {
            status = make_beside(graph, want, i, &files[i], report);
        }
    }
    acg_terminal_show(args->terminal, report);
    for (int i = 0; i < N_BESIDE && !status; i++) {
        if (!(want->tables & 1u << beside[i].table)) continue;
        status = acg_file_write(acg_args_value(args, beside[i].option), files[i].bytes,
                                files[i].length, report);
    }
    if (!status) {
        status = want->format == ACG_GRAPH_SQLITE
                     ? acg_graph_save(graph, want->format, acg_cli_output(args), report)
                     : acg_cli_write(args, whole.bytes, whole.length, report);
    }
    for (int i = 0; i < N_BESIDE; i++)
        acg_bytes_free(files[i].bytes);
    acg_bytes_free(whole.bytes);
    return status;
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    struct request want = {0};

    acg_status status = parse_request(args, &want, report);
    if (!status) status = acg_cli_read_graph(args, false, &graph, NULL, report);
    if (!status) status = write_all(args, graph, &want, report);

    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_convert = {
    .name = "convert",
    .summary = "Write the graph as a file of another format",
    .operands = "[GRAPH]",
    .description =
        "Reads a graph and writes it anew. As JSON it comes out in canonical form: whatever the "
        "order in which it stood, the same bytes, one line for each actor, source and relation.\n\n"
        "As a table (csv, tsv) it is a row for each relation, which -g reads back by the names of "
        "its columns; --actors-to, --codebook-to and --bibliography-to write the rest of the "
        "graph, and --actors, --codebook and --bibliography read it. GraphML and GEXF carry all of "
        "a graph. What a format cannot carry is listed as a warning, a line for each sort of "
        "loss.\n\n"
        "As a database of SQLite (.db, .sqlite, .sqlite3) it has all of the graph in tables for "
        "SQL, and a verb that asks for a window reads only that. As SQL (.sql) it is the same "
        "tables for a server: psql or mariadb takes the file, and -g odbc:DSN=NAME reads them "
        "there.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .lists_warnings = true,
    .run = run,
};
