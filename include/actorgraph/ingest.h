// actorgraph/ingest.h - ties out of event data: rows are read once and added up by pair and period.
#ifndef ACTORGRAPH_INGEST_H
#define ACTORGRAPH_INGEST_H

#include "actorgraph/graph.h"
#include "actorgraph/progress.h"
#include "actorgraph/write.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How the rows of a data set are laid out. */
enum acg_ingest_layout {
    ACG_INGEST_GDELT1,  /**< GDELT 1.0, events: 57 or 58 fields */
    ACG_INGEST_GDELT2,  /**< GDELT 2.0, events: 61 fields */
    ACG_INGEST_ICEWS,   /**< ICEWS, 20 columns */
    ACG_INGEST_POLECAT, /**< POLECAT, 40 columns */
    ACG_INGEST_UCDP,    /**< UCDP GED, 49 columns */
    ACG_INGEST_ACLED,   /**< ACLED, 31 columns */
    ACG_INGEST_CSV,     /**< any table, by a map */
    ACG_INGEST_N_LAYOUTS
};

/** The stretch of time over which events are added up. */
enum acg_ingest_period {
    ACG_INGEST_YEAR,
    ACG_INGEST_MONTH,
    ACG_INGEST_WEEK, /**< from Monday, as ISO 8601 has it */
    ACG_INGEST_DAY
};

/** Whom ties join. */
enum acg_ingest_actors {
    ACG_INGEST_USUAL, /**< what the layout is mostly used for: states; all for UCDP, ACLED, csv */
    ACG_INGEST_STATE, /**< states and territories, by ISO 3166 code */
    ACG_INGEST_GROUP, /**< those, and else known groups such as international organizations */
    ACG_INGEST_ALL    /**< actors as they are written */
};

/** What types of ties there are. */
enum acg_ingest_types {
    ACG_INGEST_BY_BOOK, /**< those of the code book; where it names none, one for each kind */
    ACG_INGEST_BY_ROOT, /**< one for each root of the codes, such as 04 "Consult" */
    ACG_INGEST_BY_CODE  /**< one for each code */
};

/** Event data in tables of database servers, which add them up themselves. Zero is the default. */
struct acg_ingest_sql {
    const char *const *connections; /**< of ODBC, "DSN=events"; several are asked at once, and what
                                         they answer is added up: shards of one table */
    size_t n_connections;
    const char *table; /**< its name, perhaps with those of its schema and catalog: "gdelt.events",
                            "\"odd.name\""; or NULL */
    const char *query; /**< else a SELECT whose rows are the events */
    const char *shard_key; /**< a column by which the engine has divided the table; or NULL */
    unsigned timeout;      /**< seconds that a login or statement may take; 0: no limit */
};

/** How to read and add up. Zero is the default. Texts are borrowed until the ingest is freed. */
struct acg_ingest_options {
    enum acg_ingest_layout layout;
    enum acg_ingest_period period;
    enum acg_ingest_actors actors;
    enum acg_ingest_types types;
    const char *weight; /**< NULL or "count": events, times the weight of the code book; "score" or
                             "goldstein": the sum of the scores without its sign; or a column that
                             the layout has, such as "mentions" */
    const char *codebook; /**< path of a code book, or the name of one that is built in: cameo,
                               quadclass, plover, ucdp, acled; NULL: the layout's */
    const char *map;      /**< of the layout csv: "KEY=COLUMN" and "KEY:CONSTANT", with commas; with
                               sql of every layout: columns that have another name */
    char delimiter;       /**< of the layout csv; 0: a tab if the first line has one, else comma */
    bool no_header;       /**< of the layout csv: columns go by number, from 1 */
    bool no_quotes;       /**< of the layout csv: a quotation mark is a letter like any other */
    bool keep_generic;    /**< keep actors that name nobody certain: regions, mere roles */
    bool keep_duplicates; /**< keep rows with the id and date of an earlier one */
    bool once_a_day;      /**< one event a day of the same actors and code */
    bool undirected;      /**< add both directions of a pair up */
    bool strict;          /**< stop at the first bad row */
    unsigned sample;      /**< ids of events that a tie keeps, the smallest; 0: 3. At most 16 */
    unsigned jobs;        /**< threads at most; 0: as many as processors. The result is the same */
    const struct acg_ingest_sql *sql; /**< the events are in databases; or NULL: in files. Then
                                           once_a_day is refused, and sample is 1 */
    uint64_t memory; /**< bytes, about, beyond which sums go to disk; at least 2^20. 0: no limit */
    const char *scratch; /**< folder of temporary files; NULL: $TMPDIR, else /tmp */
    const char *state; /**< folder where it is kept how far acg_ingest_files, called once, has come;
                            acg_ingest_save removes it. NULL: none */
    double checkpoint; /**< seconds, at least, between two times that it is kept; 0: never */
    bool resume;       /**< go on from what is in it; else such a folder is refused */
    const struct acg_progress *progress; /**< bytes of the files as they are stored; or NULL */
};

/** Why a row was left out though nothing is wrong with it; the first reason in this order. */
enum acg_ingest_drop {
    ACG_INGEST_DROP_NO_ACTOR,  /**< an actor is missing, or (of states) is none */
    ACG_INGEST_DROP_GENERIC,   /**< an actor names nobody certain: a region, a mere role */
    ACG_INGEST_DROP_SELF,      /**< both actors are the same: domestic events */
    ACG_INGEST_DROP_UNLISTED,  /**< the code book does not have the code */
    ACG_INGEST_DROP_NO_KIND,   /**< the code book says that the code ties nobody */
    ACG_INGEST_DROP_DUPLICATE, /**< the id and date of an earlier row */
    ACG_INGEST_DROP_REPEATED,  /**< the actors, code and day of an earlier row, with once_a_day */
    ACG_N_INGEST_DROPS
};

/** What is wrong with a row, which is left out then. */
enum acg_ingest_bad {
    ACG_INGEST_BAD_FIELDS, /**< too few or too many fields */
    ACG_INGEST_BAD_QUOTES, /**< text behind a closing quotation mark, or none closes */
    ACG_INGEST_BAD_NUL,    /**< a NUL byte */
    ACG_INGEST_BAD_LONG,   /**< over 1 MiB */
    ACG_INGEST_BAD_DATE,
    ACG_INGEST_BAD_NUMBER, /**< a score or weight that is none, or has more than one decimal */
    ACG_INGEST_BAD_NAME,   /**< an actor, code or id that is too long, or an id that is no text */
    ACG_N_INGEST_BADS
};

/** What became of the rows. A row with lists of actors can be kept for several pairs. */
struct acg_ingest_counts {
    uint64_t rows, kept, drops[ACG_N_INGEST_DROPS], bads[ACG_N_INGEST_BADS];
    uint64_t ties;       /**< distinct sums; with a limit of memory known once they are saved */
    uint64_t weightless; /**< of them left out of the graph, since their weight is 0 */
};

/** The word for a layout, such as "gdelt2". Never NULL. */
const char *acg_ingest_layout_name(enum acg_ingest_layout layout);

/** What a reason to leave a row out is called in the report at the end. Never NULL. */
const char *acg_ingest_drop_name(enum acg_ingest_drop reason);

/** What is wrong with a row, in a few words. Never NULL. */
const char *acg_ingest_bad_name(enum acg_ingest_bad fault);

/** Sums of events while they grow. */
typedef struct acg_ingest acg_ingest;

/**
 * Begins with no events.
 *
 * @param out  yours, acg_ingest_free. NULL after a failure
 * @return ACG_OK, ACG_MISUSED (a map, weight or code book that does not fit the layout),
 *         ACG_REJECTED (what the code book says), ACG_FAILED
 */
acg_status acg_ingest_new(const struct acg_ingest_options *options, acg_ingest **out,
                          acg_report *report);

/** Frees the sums. Accepts NULL. */
void acg_ingest_free(acg_ingest *ingest);

/**
 * Adds the events of files, in this order; of a folder, its files by name. They may be packed by
 * gzip, Zstandard or zip. Rows that are bad are left out, and a warning for each sort of them says
 * how many there are and where the first stand.
 *
 * @param paths  `n` of them; "-" is standard input
 * @return ACG_OK, ACG_REJECTED (another layout, damaged data; with strict a bad row), ACG_FAILED
 */
acg_status acg_ingest_files(acg_ingest *ingest, const char *const paths[], size_t n,
                            acg_report *report);

/**
 * Adds the events up that options->sql says. Each engine gets one statement, and answers a row for
 * each pair, period and sort of codes; rows are left out for the same reasons as those of files.
 *
 * @return ACG_OK, ACG_REJECTED (a table or column that is not there, or of a type that does not
 *         fit; with strict a bad row), ACG_FAILED (no ODBC, no driver, no login, no answer in time,
 *         a connection that was lost)
 */
acg_status acg_ingest_databases(acg_ingest *ingest, acg_report *report);

/** Writes the statements for that instead, and of PostgreSQL its plans, to a file (NULL: standard
 * output). */
acg_status acg_ingest_explain(acg_ingest *ingest, const char *path, acg_report *report);

/**
 * Begins with graphs that acg_ingest_save wrote, added up: counts, scores and weights add, and the
 * smallest ids stay, so that graphs of parts give that of all, where no row has its duplicate in
 * another part. The rule of all, their key x-ingest, must be the same.
 *
 * @param options  memory and scratch; the others do not matter
 * @param paths    `n` > 0 of them
 * @param out      yours, acg_ingest_free. NULL after a failure
 * @return ACG_OK, ACG_REJECTED (another rule; what ingest did not write), ACG_FAILED
 */
acg_status acg_ingest_merge(const struct acg_ingest_options *options, const char *const paths[],
                            size_t n, acg_ingest **out, acg_report *report);

/** What became of the rows so far; borrowed. */
const struct acg_ingest_counts *acg_ingest_tally(const acg_ingest *ingest);

/**
 * The sums as a graph: a relation for each pair, direction, period and type, with its events'
 * number, scores and smallest ids in the note.
 *
 * @param out  yours, acg_graph_free. NULL after a failure
 */
acg_status acg_ingest_graph(acg_ingest *ingest, acg_graph **out, acg_report *report);

/** Writes that graph to a file, as acg_graph_save does; a database without building it first. */
acg_status acg_ingest_save(acg_ingest *ingest, enum acg_graph_format format, const char *path,
                           acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
