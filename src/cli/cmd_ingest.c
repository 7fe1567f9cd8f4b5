#include "actorgraph/ingest.h"
#include "cli/args.h"
#include "cli/output.h"
#include "cli/sql_option.h"

#include "base/file.h"
#include "base/process.h"
#include "base/report.h"
#include "base/sandbox.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static const struct acg_option own_options[] = {
    {.name = "layout",
     .argument = "LAYOUT",
     .choices = "gdelt1|gdelt2|icews|polecat|ucdp-ged|acled|csv",
     .help = "How the rows are laid out; csv: any table, by --map"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE | ACG_SANDBOX_FOLDERS,
     .help =
         "Write to FILE instead of standard output: a database where it ends in .db or .sqlite"},
    {.name = "format",
     .argument = "FORMAT",
     .choices = "json|sqlite",
     .help = "Format of the graph; default: by the ending of -o, else json"},
    {.name = "strict", .help = "Stop at the first bad row instead of leaving bad rows out"},
    {.name = "jobs",
     .letter = 'j',
     .argument = "N",
     .help = "Threads at most (as many as processors); the result is the same for any number"},
    {.name = "memory",
     .opens = ACG_OPENS_SCRATCH,
     .argument = "SIZE",
     .help = "Memory, about: 512M, 4G; what is beyond goes to disk, and the result is the same"},
    {.name = "merge",
     .help = "The files are graphs that ingest wrote by the same rule: add them up"},
    {.name = "resume", .help = "Go on where an earlier run was broken off; the result is the same"},
    {.name = "checkpoint",
     .argument = "SECONDS",
     .help = "How often to keep in FILE.ingest how far the reading is (30, or rarer where that "
             "takes long); 0: never"},
};
static const struct acg_option_group own_group = {"Event data", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option sum_options[] = {
    {.name = "period",
     .argument = "PERIOD",
     .choices = "year|month|week|day",
     .help = "Add events up by year (default), month, week (from Monday) or day"},
    {.name = "weight",
     .argument = "WHAT",
     .help = "What a tie weighs: count, events times the weight of the code book (default); "
             "goldstein or score, the sum of scores without its sign; of GDELT mentions, sources, "
             "articles; of UCDP deaths, high, low; of ACLED deaths"},
    {.name = "actors",
     .argument = "WHICH",
     .choices = "state|group|all",
     .help = "Whom ties join: states, known groups too, or all as written; default: states, but "
             "all of ucdp-ged, acled and csv"},
    {.name = "codebook",
     .argument = "BOOK",
     .help = "What codes mean: a file, or cameo, quadclass, plover, ucdp, acled (the layout's)"},
    {.name = "types",
     .argument = "BY",
     .choices = "book|root|code",
     .help = "Types of ties: those of the code book (default: one for each kind), or one for each "
             "root of the codes, or for each code"},
    {.name = "generic",
     .argument = "WHAT",
     .choices = "drop|keep",
     .help = "Actors that name nobody certain, regions or mere roles: drop (default) or keep"},
    {.name = "duplicates",
     .argument = "WHAT",
     .choices = "drop|keep",
     .help =
         "Rows with the id and date of an earlier one: drop (default; with --sql keep) or keep"},
    {.name = "once-a-day",
     .help = "Count events of the same actors and code once a day, as repeated reports are"},
    {.name = "undirected", .help = "Add both directions of a pair up"},
    {.name = "sample",
     .argument = "N",
     .help = "How many ids of events a tie keeps as its evidence, the smallest, 1 to 16 (3; with "
             "--sql 1)"},
};
static const struct acg_option_group sum_group = {"Sums", sum_options,
                                                  sizeof sum_options / sizeof *sum_options};

static const struct acg_option csv_options[] = {
    {.name = "map",
     .argument = "KEYS",
     .help = "Which columns have what: from=A,to=B,date=C, and code=D or kind:KIND; perhaps id=, "
             "score=, weight=. With --sql for other layouts too; also year=, month="},
    {.name = "no-header", .help = "The table has no header; columns go by number, from 1"},
    {.name = "no-quotes", .help = "Quotation marks are letters like any others"},
    {.name = "delimiter",
     .argument = "WHICH",
     .choices = "tab|comma|semicolon|pipe",
     .help = "What parts columns; default: what the first line has"},
};
static const struct acg_option_group csv_group = {"Tables (--layout csv)", csv_options,
                                                  sizeof csv_options / sizeof *csv_options};

static const struct acg_option_group *const groups[] = {
    &own_group, &sum_group, &csv_group, &acg_sql_group, &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph ingest --layout gdelt2 *.export.CSV.zip -o gdelt.db",
     "Yearly ties between states"},
    {"actorgraph ingest --layout icews events.2018.tab --period month --weight goldstein -o "
     "icews.db",
     "Monthly ties that weigh what their scores add up to"},
    {"zcat *.gz | actorgraph ingest --layout gdelt1 - -o gdelt.db", "Rows from standard input"},
    {"actorgraph ingest --merge 2023.db 2024.db -o both.db", "Graphs of parts, added up"},
    {"actorgraph ingest --layout csv t.csv --map from=a,to=b,date=day,kind:rivalry -o t.json",
     "A table of one's own"},
    {"actorgraph ingest --sql DSN=events --table gdelt --layout gdelt2 -o gdelt.db",
     "A table that a database server adds up"},
};

/** A line on the terminal: how much of the files, how fast, how long still. */
struct rate_line {
    bool wanted, shown;
    double started, printed;
    const acg_ingest *ingest;
};

static void tell(void *context, size_t done, size_t total)
{
    struct rate_line *line = context;
    double time = line->wanted ? acg_now() : 0, spent = time - line->started;
    if (!line->wanted || spent < 1 || time - line->printed < 0.2) return;
    fprintf(stderr, "\r\033[Kactorgraph: %.1f", (double)done / 1e6);
    if (total > 0) fprintf(stderr, " of %.1f", (double)total / 1e6);
    fprintf(stderr, " MB, %.1f MB/s", (double)done / 1e6 / spent);
    if (total > done) {
        fprintf(stderr, ", %.0f s left", spent * (double)(total - done) / (double)done);
    }
    line->printed = time;
    line->shown = true;
}

static acg_status parse_format(const struct acg_args *args, enum acg_graph_format *out,
                               acg_report *report)
{
    static const char *const databases[] = {"db", "sqlite", "sqlite3"};
    const char *path = acg_cli_output(args), *ending = path ? acg_ending(path) : "";
    *out = ACG_GRAPH_JSON;
    for (size_t i = 0; i < 3; i++) {
        if (strcasecmp(ending, databases[i]) == 0) *out = ACG_GRAPH_SQLITE;
    }
    if (acg_args_has(args, "format")) {
        *out = acg_args_choice(args, "format", 0) == 1 ? ACG_GRAPH_SQLITE : ACG_GRAPH_JSON;
    } else if (*ending && *out == ACG_GRAPH_JSON && strcasecmp(ending, "json") != 0) {
        return acg_args_misuse(args, report,
                               "--output: the file ends in json, or for a database in db, sqlite "
                               "or sqlite3; or say --format");
    }
    if (*out == ACG_GRAPH_SQLITE && !path && isatty(STDOUT_FILENO)) {
        return acg_args_misuse(args, report,
                               "a database is not for a terminal; write it to a file with -o FILE");
    }
    return ACG_OK;
}

/** What matters where graphs are merged; all else is as they were made. */
static acg_status parse_merge(const struct acg_args *args, struct acg_ingest_options *out,
                              acg_report *report)
{
    static const char *const others[] = {"layout", "strict", "jobs", "resume", "checkpoint"};
    size_t memory = 0;
    bool has_others = acg_args_has_any(args, &sum_group) || acg_args_has_any(args, &csv_group) ||
                      acg_args_has_any(args, &acg_sql_group);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        has_others |= acg_args_has(args, others[i]);
    if (has_others) {
        return acg_args_misuse(args, report,
                               "--merge adds graphs up as they were made: with it only --memory, "
                               "--format and -o make sense");
    }
    if (args->n_operands == 0) return acg_args_misuse(args, report, "name graphs to merge");
    acg_status status = acg_args_size(args, "memory", &memory, report);
    out->memory = memory;
    return status;
}

static acg_status parse(const struct acg_args *args, struct acg_ingest_options *out,
                        acg_report *report)
{
    static const char delimiters[] = "\t,;|";
    double sample = 0, jobs = 0;
    size_t memory = 0;
    out->checkpoint = 30;
    if (acg_args_has(args, "merge")) {
        return parse_merge(args, out, report);
    }
    if (!acg_args_has(args, "layout")) {
        return acg_args_misuse(args, report, "say how the rows are laid out by --layout");
    }
    if (args->n_operands == 0 && !out->sql) {
        return acg_args_misuse(args, report, "name files or folders, or - for standard input");
    }
    if (out->sql && acg_args_has(args, "resume")) {
        return acg_args_misuse(args, report, "--resume goes on with files, not with --sql");
    }
    acg_status status = acg_args_number(args, "sample", 1, 16, &sample, report);
    if (!status) status = acg_args_number(args, "jobs", 1, 256, &jobs, report);
    if (!status) status = acg_args_size(args, "memory", &memory, report);
    if (!status) {
        status = acg_args_number(args, "checkpoint", 0, 1e9, &out->checkpoint, report);
    }
    if (status) return status;
    out->layout = (enum acg_ingest_layout)acg_args_choice(args, "layout", 0);
    out->period = (enum acg_ingest_period)acg_args_choice(args, "period", 0);
    out->types = (enum acg_ingest_types)acg_args_choice(args, "types", 0);
    out->actors = acg_args_has(args, "actors")
                      ? (enum acg_ingest_actors)(acg_args_choice(args, "actors", 0) + 1)
                      : ACG_INGEST_USUAL;
    out->weight = acg_args_value(args, "weight");
    out->codebook = acg_args_value(args, "codebook");
    out->map = acg_args_value(args, "map");
    if (acg_args_has(args, "delimiter")) {
        out->delimiter = delimiters[acg_args_choice(args, "delimiter", 0)];
    }
    out->no_header = acg_args_has(args, "no-header");
    out->no_quotes = acg_args_has(args, "no-quotes");
    out->keep_generic = acg_args_choice(args, "generic", 0) == 1;
    out->keep_duplicates = acg_args_choice(args, "duplicates", out->sql ? 1 : 0) == 1;
    out->once_a_day = acg_args_has(args, "once-a-day");
    out->undirected = acg_args_has(args, "undirected");
    out->strict = acg_args_has(args, "strict");
    out->sample = (unsigned)sample;
    out->jobs = (unsigned)jobs;
    out->memory = memory;
    out->resume = acg_args_has(args, "resume");
    return ACG_OK;
}

/** Says what became of the rows. */
static void say_counts(const struct acg_ingest_counts *counts, acg_report *report)
{
    typedef unsigned long long number;
    acg_note(report, NULL, "rows read: %llu; events kept: %llu; ties: %llu", (number)counts->rows,
             (number)counts->kept, (number)(counts->ties - counts->weightless));
    for (int i = 0; i < ACG_N_INGEST_DROPS; i++) {
        if (counts->drops[i] == 0) continue;
        acg_note(report, NULL, "rows left out: %llu %s", (number)counts->drops[i],
                 acg_ingest_drop_name((enum acg_ingest_drop)i));
    }
    if (counts->weightless > 0) {
        acg_note(report, NULL, "ties left out: %llu whose weights add up to 0",
                 (number)counts->weightless);
    }
}

/** Where the output keeps what memory does not hold, and what an end before its time would lose. */
struct places {
    struct acg_buffer folder, state; // empty where the output has no file of its own
};

static acg_status find_places(const struct acg_args *args, struct places *out,
                              struct acg_ingest_options *options, acg_report *report)
{
    const char *path = acg_cli_output(args), *slash = path ? strrchr(path, '/') : NULL;
    if (!acg_file_can_fill(path)) {
        return options->resume ? acg_args_misuse(args, report, "--resume needs -o FILE") : ACG_OK;
    }
    if (slash) acg_buffer_add(&out->folder, path, slash == path ? 1 : (size_t)(slash - path));
    else acg_buffer_text(&out->folder, ".");
    acg_buffer_format(&out->state, "%s.ingest", path);
    options->scratch = out->folder.data;
    options->state = out->state.data;
    return out->folder.failed || out->state.failed ? acg_out_of_memory(report) : ACG_OK;
}

/** Reads rows of events, or graphs. */
static acg_status read_events(const struct acg_args *args, const struct acg_ingest_options *options,
                              acg_ingest **out, acg_report *report)
{
    if (acg_args_has(args, "merge")) {
        return acg_ingest_merge(options, args->operands, args->n_operands, out, report);
    }
    acg_status status = acg_ingest_new(options, out, report);
    if (status) return status;
    if (options->sql) return acg_ingest_databases(*out, report);
    return acg_ingest_files(*out, args->operands, args->n_operands, report);
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    enum acg_graph_format format = ACG_GRAPH_JSON;
    struct places places = {0};
    struct acg_ingest_options options = {0};
    struct acg_sql_request databases;
    struct rate_line line = {.wanted = !args->terminal->quiet && isatty(STDERR_FILENO),
                             .started = acg_now()};
    struct acg_progress progress = {tell, &line};
    acg_ingest *ingest = NULL;

    acg_status status = acg_sql_request_parse(args, &databases, report);
    if (databases.is_wanted) options.sql = &databases.sql;
    if (!status && !databases.explains) status = parse_format(args, &format, report);
    if (!status) status = parse(args, &options, report);
    if (!status) status = find_places(args, &places, &options, report);
    options.progress = &progress;
    if (!status && databases.explains) {
        status = acg_ingest_new(&options, &ingest, report);
        if (!status) status = acg_ingest_explain(ingest, acg_cli_output(args), report);
    } else if (!status) {
        status = read_events(args, &options, &ingest, report);
        if (line.shown) fputs("\r\033[K", stderr);
        if (!status) status = acg_ingest_save(ingest, format, acg_cli_output(args), report);
        if (!status) say_counts(acg_ingest_tally(ingest), report);
    }

    acg_ingest_free(ingest);
    acg_sql_request_clear(&databases);
    acg_buffer_clear(&places.folder);
    acg_buffer_clear(&places.state);
    return status;
}

const struct acg_command acg_command_ingest = {
    .name = "ingest",
    .summary = "Add events up to ties: GDELT, ICEWS, POLECAT, UCDP, ACLED, any table",
    .operands = "FILE...",
    .description =
        "Reads event data in one pass and adds the events up: a tie for each pair of actors, "
        "direction, period and type, which keeps how many events it had, what their scores add up "
        "to, and the smallest ids of events (in its note, which 'actorgraph ties' shows). Files "
        "may be packed by gzip, zstd or zip; of a folder all files are read, by name.\n\n"
        "What is cooperation, rivalry or threat is said by a code book, a table with a line for "
        "each code; that of the layout is built in, and stands as a file in "
        "share/actorgraph/codebooks, to be copied and changed.\n\n"
        "Rows between no two different actors, of codes that tie nobody, and those with the id and "
        "date of an earlier row are left out. At the end standard error says how many, and why; "
        "--quiet says nothing.\n\n"
        "With --sql the events are in a table of a database server, which adds them up itself; "
        "only sums travel. Logins belong into ODBC's own configuration (odbc.ini).",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = SIZE_MAX,
    .graph_by_option = true,
    .lists_warnings = true,
    .run = run,
};
