// The options that verbs share.
#include "cli/command.h"

#include "base/sandbox.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct acg_option graph_options[] = {
    {.name = "graph",
     .letter = 'g',
     .argument = "FILE",
     .help = "The graph; - is standard input. Without it: $ACTORGRAPH_GRAPH, else the bundled "
             "article graph. JSON, SQLite, GraphML, GEXF, Pajek, DL; or a table of ties: csv, tsv, "
             "tab; several tables make one graph; or a server: odbc:DSN=NAME"},
    {.name = "read",
     .argument = "FORMAT",
     .choices = "any|json|graphml|gexf|pajek|dl|sqlite|table",
     .help = "Read the graph as this format. Default: by the ending of its name, else by how it "
             "begins"},
    {.name = "map",
     .argument = "MAP",
     .help =
         "Columns of a table of ties: from=ccode1,to=ccode2,since=styear,kind:threat; KEY:WORD "
         "is the same in all rows. First may stand a preset: atop, cow-mid, cow-igo, tss, spells "
         "(networkDynamic), manynet, begin-end. The n-th --map belongs to the n-th table. Without "
         "it columns are named as the keys are. Also attributes of edges, in GraphML and GEXF"},
    {.name = "where",
     .argument = "TESTS",
     .help = "Rows of a table of ties: status=full,year>=1946; the n-th for the n-th table. Also "
             "edges, in GraphML and GEXF"},
    {.name = "actors",
     .argument = "FILE",
     .help = "A table of actors, for tables of ties; may stand several times"},
    {.name = "actor-map",
     .argument = "MAP",
     .help = "Columns of a table of actors: id=abb,name=name,since=start,until=end; the n-th for "
             "the n-th table. Also attributes of nodes, in GraphML and GEXF"},
    {.name = "codebook",
     .argument = "FILE",
     .help = "A table of types, for tables of ties: id, kind, weight, label"},
    {.name = "until",
     .argument = "HOW",
     .choices = "inclusive|exclusive",
     .help = "Whether `until` of a table of ties is the last day or year of a tie, or the first "
             "one after it (as the preset says, else inclusive)"},
    {.name = "bibliography",
     .argument = "FILE",
     .help =
         "More sources, by their ids: CSL-JSON, BibTeX, or a table (csv, tsv); may stand several "
         "times"},
    {.name = "max-size", .argument = "SIZE", .help = "Refuse a larger file: 500M, 4G (1G)"},
    {.name = "timeout",
     .argument = "SECONDS",
     .help = "How long a login or an answer of a server may take; default: as long as it likes"},
    {.name = "lang",
     .argument = "TAG",
     .help = "Language of names and labels, such as en, tr or ru, where the graph has it"},
};
const struct acg_option_group acg_graph_group = {"Graph", graph_options, COUNT(graph_options)};

static const struct acg_option window_options[] = {
    {.name = "year", .argument = "YEAR", .help = "The ties of one year"},
    {.name = "at",
     .argument = "DATE",
     .help = "The ties of one day, month or year: 2019-06-30, 2019-06"},
    {.name = "from",
     .argument = "DATE",
     .help = "The ties of a longer time, from the first day of DATE on"},
    {.name = "to", .argument = "DATE", .help = "The ties up to the last day of DATE, included"},
    {.name = "weigh",
     .argument = "RULE",
     .choices = "presence|share",
     .help = "What a tie counts; presence (default): its weight, if it meets the window; share: "
             "its weight times the share of the window that it covers (an event: times the share "
             "of its own time that lies inside)"},
    {.name = "half-life",
     .argument = "TIME",
     .help = "Keep ended ties, at half their weight after each TIME: 3y, 18m, 90d"},
    {.name = "combine",
     .argument = "RULE",
     .choices = "max|sum|mean|count",
     .help = "What several claims of one type on one pair count: the largest weight (max, the "
             "default), their sum, mean or number. Different types always add up"},
};
const struct acg_option_group acg_window_group = {"Window of time", window_options,
                                                  COUNT(window_options)};

static const struct acg_option series_options[] = {
    {.name = "years",
     .list = true,
     .argument = "YEARS",
     .help = "A series of years: 2001..2022, or 2006,2012,2019"},
    {.name = "step",
     .argument = "TIME",
     .help = "From one window to the next: 1y, 6m, 10w, 1d. Without --years, --year, --from and "
             "--to: through the time of the graph"},
    {.name = "window",
     .argument = "TIME",
     .help = "How long a window is: 5y. With years it ends with the year; else windows lie between "
             "--from and --to"},
};
const struct acg_option_group acg_series_group = {"Series", series_options, COUNT(series_options)};

static const struct acg_option jobs_options[] = {
    {.name = "jobs",
     .argument = "N",
     .help = "Processes that share the work (as many as processors); never changes the output"},
};
const struct acg_option_group acg_jobs_group = {"Work", jobs_options, COUNT(jobs_options)};

static const struct acg_option filter_options[] = {
    {.name = "kind",
     .list = true,
     .argument = "KINDS",
     .choices = "cooperation|rivalry|membership|threat",
     .help = "Ties of these kinds only"},
    {.name = "type", .list = true, .argument = "TYPES", .help = "Ties of these types only"},
    {.name = "status",
     .list = true,
     .argument = "LIST",
     .choices = "confirmed|reported|alleged|planned",
     .help = "Claims of these statuses only"},
    {.name = "min-confidence",
     .argument = "0..1",
     .help = "Claims that are believed at least so far"},
    {.name = "min-weight", .argument = "NUMBER", .help = "Ties of at least this weight"},
    {.name = "actor-kind",
     .list = true,
     .argument = "KINDS",
     .choices = "state|organization|nonstate",
     .help = "Actors of these kinds only"},
    {.name = "only", .list = true, .argument = "ACTORS", .help = "These actors and their ties"},
    {.name = "without", .list = true, .argument = "ACTORS", .help = "Without these actors"},
    {.name = "ego",
     .argument = "ACTOR[:HOPS]",
     .help = "This actor and those within HOPS ties of it (1)"},
    {.name = "source", .list = true, .argument = "IDS", .help = "Claims that cite one of these"},
    {.name = "without-source",
     .list = true,
     .argument = "IDS",
     .help = "Without the claims that rest on these alone"},
    {.name = "known-by",
     .argument = "DATE",
     .help = "What could be known then: claims recorded, or with a source issued, by the end of "
             "DATE"},
    {.name = "isolates",
     .argument = "yes|no",
     .choices = "yes|no",
     .help = "Whether actors without a tie stay (yes)"},
    {.name = "extant",
     .help =
         "Without the ties of actors that do not exist in the window: states outside the system"},
};
const struct acg_option_group acg_filter_group = {"Filters", filter_options, COUNT(filter_options)};

static const struct acg_option table_options[] = {
    {.name = "format",
     .argument = "FORMAT",
     .choices = "table|tsv|csv|json|md|latex",
     .help =
         "Format of the table; default: by the ending of -o, else table on a terminal, else tsv"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write to FILE instead of standard output"},
    {.name = "columns",
     .list = true,
     .argument = "NAMES",
     .help = "Only these columns, in this order; actor=Actor gives one a heading"},
    {.name = "digits",
     .argument = "N",
     .help = "Significant digits of what was computed, 1 to 17 (9)"},
    {.name = "csv-guard",
     .argument = "yes|no",
     .choices = "yes|no",
     .help = "Whether csv puts an apostrophe before text that a spreadsheet would take for a "
             "formula (yes)"},
};
const struct acg_option_group acg_table_group = {"Table", table_options, COUNT(table_options)};

static const struct acg_option general_options[] = {
    {.name = "quiet", .letter = 'q', .help = "No notes and no warnings, only errors"},
    {.name = "verbose", .letter = 'v', .help = "Say by which rules the answer was found"},
    {.name = "color",
     .argument = "WHEN",
     .choices = "auto|always|never",
     .help = "Color messages; auto, the default: on a terminal, unless NO_COLOR is set"},
    {.name = "max-memory",
     .argument = "SIZE",
     .help = "End with status 3 rather than take more memory: 500M, 4G (no limit)"},
    {.name = "sandbox",
     .argument = "on|off",
     .choices = "on|off",
     .help = "Give up, before any input is looked at, all files that the command line does not "
             "name, the network, and what only an attack needs (on)"},
    {.name = "help", .letter = 'h', .help = "Explain the verb"},
    {.name = "version", .letter = 'V', .help = "Say which version this is"},
};
const struct acg_option_group acg_general_group = {"General", general_options,
                                                   COUNT(general_options)};
