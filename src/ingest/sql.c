/*
 * Events out of databases: each connection has a thread that asks its server, and hands what it
 * answers to the code that reads rows of files, as rows that stand for many. Sums are of whole
 * numbers, so that it does not matter which server answers first.
 */
#include "ingest/sql.h"

#include "base/file.h"
#include "base/process.h"
#include "base/report.h"
#include "base/utf8.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH = 4096 }; // events that are handed in at a time

/** All connections. */
struct gathering {
    struct acg_ingest *ingest;
    struct shard *shards;
    size_t n;
    pthread_mutex_t lock; // of the sums
    atomic_bool stops;    // one has failed: the others need not go on
};

/** One connection. */
struct shard {
    struct gathering *all;
    const char *connection;
    struct acg_sql_table table;
    struct acg_sql_statement statement;
    struct acg_batch batch;
    struct acg_task task;
    acg_report *report; // of this thread
    acg_status status;
};

/*
 * Rows of an answer.
 */

/** A row, and room for a date that is spelt anew. */
struct row {
    const struct acg_rule *rule;
    struct acg_tally tally;
    char date[11];
    bool is_sound;
};

static struct acg_field cell_of(const acg_odbc_rows *rows, size_t i)
{
    size_t length;
    const char *text = acg_odbc_cell(rows, i, &length);
    return text ? (struct acg_field){text, length} : (struct acg_field){"", 0};
}

/** A number in tenths; a blank is 0. Sums of whole tenths may come as 35, 35.0 or 35.000. */
static bool read_number(struct acg_field cell, bool is_tenths, int64_t *out)
{
    *out = 0;
    cell = acg_field_trim(cell);
    if (cell.length > 0 && !acg_field_tenths(cell, out)) return false;
    if (is_tenths && *out % 10 != 0) return false;
    if (is_tenths) *out /= 10;
    return true;
}

static bool read_count(struct acg_field cell, int64_t *out)
{
    return read_number(cell, true, out) && *out >= 0;
}

/*
 * Dates: a year or month stands for its first day. What the statement could not judge comes as it
 * is, and is judged as that of a file.
 */

/** Spells a day as the layout does. */
static void spell_date(struct row *row, const char digits[8])
{
    bool has_dashes = row->rule->layout.date != ACG_FORM_COMPACT;
    size_t length = 0;
    for (int i = 0; i < 8; i++) {
        if (has_dashes && (i == 4 || i == 6)) row->date[length++] = '-';
        row->date[length++] = digits[i];
    }
    row->tally.cells[ACG_COLUMN_DATE] = (struct acg_field){row->date, length};
}

/** 20181231, or 2018 or 201812 for the whole period. */
static void take_number(struct row *row, struct acg_field cell)
{
    enum acg_ingest_period period = row->rule->options.period;
    char digits[8];
    int64_t number;
    if (cell.length == 0 || !read_count(cell, &number) || number > 99999999) return;
    if (period == ACG_INGEST_YEAR && number <= 9999) number = number * 10000 + 101;
    if (period == ACG_INGEST_MONTH && number <= 999999) number = number * 100 + 1;
    for (int i = 8; i-- > 0; number /= 10)
        digits[i] = (char)('0' + number % 10);
    spell_date(row, digits);
}

/** 2018-12-31 of a column of dates. */
static void take_day(struct row *row, struct acg_field cell)
{
    char digits[8];
    if (cell.length < 10 || cell.text[4] != '-' || cell.text[7] != '-') return;
    memcpy(digits, cell.text, 4);
    memcpy(digits + 4, cell.text + 5, 2);
    memcpy(digits + 6, cell.text + 8, 2);
    spell_date(row, digits);
}

/** A text, or the beginning of one that says the period: "2018-" or "2018". */
static void take_text(struct row *row, struct acg_field cell)
{
    enum acg_ingest_period period = row->rule->options.period;
    bool has_dashes = row->rule->layout.date == ACG_FORM_ISO;
    size_t year = has_dashes ? 5 : 4, month = has_dashes ? 8 : 6;
    bool is_year = period == ACG_INGEST_YEAR && cell.length == year;
    bool is_month = period == ACG_INGEST_MONTH && cell.length == month;
    if (row->rule->layout.date == ACG_FORM_ANY || (!is_year && !is_month)) return;
    int length = snprintf(row->date, sizeof row->date, "%.*s%s%s", (int)cell.length, cell.text,
                          is_month     ? ""
                          : has_dashes ? "01-"
                                       : "01",
                          "01");
    row->tally.cells[ACG_COLUMN_DATE] = (struct acg_field){row->date, (size_t)length};
}

static void take_date(struct row *row, struct acg_field cell, enum acg_odbc_kind kind)
{
    row->tally.cells[ACG_COLUMN_DATE] = cell;
    if (kind == ACG_ODBC_TEXT) take_text(row, cell);
    else if (kind == ACG_ODBC_DATE || kind == ACG_ODBC_TIMESTAMP) take_day(row, cell);
    else take_number(row, cell);
}

/*
 * Rows.
 */

/** The smallest id, if it can be shown: else the events still count. */
static struct acg_field take_id(struct acg_field cell)
{
    bool is_text = cell.length <= ACG_CODE_MOST &&
                   acg_utf8_valid(cell.text, cell.length) == cell.length &&
                   !acg_utf8_has_control(cell.text, cell.length);
    return is_text ? cell : (struct acg_field){"", 0};
}

static void take_cell(const struct shard *shard, struct row *row, int what, struct acg_field cell)
{
    const struct acg_sql_statement *statement = &shard->statement;
    struct acg_tally *tally = &row->tally;
    int64_t number = 0;
    bool done = true;
    switch (what) {
    case ACG_COLUMN_DATE:
        take_date(row, cell, shard->table.columns[what].kind);
        break;
    case ACG_SQL_YEAR:
    case ACG_SQL_MONTH:
        tally->cells[ACG_COLUMN_DATE] = cell;
        take_number(row, cell);
        break;
    case ACG_SQL_ROWS:
        done = read_count(cell, &number) && number > 0;
        tally->rows = (uint64_t)number;
        tally->events = tally->scored = number;
        break;
    case ACG_SQL_EVENTS:
        done = read_count(cell, &tally->events);
        tally->scored = tally->events;
        break;
    case ACG_SQL_SCORED:
        done = read_count(cell, &tally->scored);
        break;
    case ACG_SQL_SCORE_SUM:
        done = read_number(cell, statement->tenths_score, &tally->score);
        tally->sums_score = true;
        break;
    case ACG_SQL_WEIGHT_SUM:
        done = read_number(cell, statement->tenths_weight, &tally->weight);
        tally->sums_weight = true;
        break;
    case ACG_SQL_BAD:
        done = read_count(cell, &number);
        if (number > 0) tally->cells[ACG_COLUMN_SCORE] = (struct acg_field){"?", 1};
        break;
    case ACG_COLUMN_ID:
        tally->cells[what] = take_id(cell);
        break;
    default:
        tally->cells[what] = cell;
    }
    row->is_sound &= done;
}

/** Hands the events over that were read so far. */
static void hand_in(struct shard *shard)
{
    struct gathering *all = shard->all;
    const struct acg_ingest_sql *sql = all->ingest->rule.options.sql;
    struct acg_origin origin = {sql->table ? sql->table : "--query", ACG_NO_LINE};
    pthread_mutex_lock(&all->lock);
    if (!all->stops) {
        shard->status = acg_ingest_add(all->ingest, &shard->batch, origin, shard->report);
    }
    pthread_mutex_unlock(&all->lock);
    acg_batch_clear(&shard->batch);
}

/** Reads the row at hand. */
static void read_row(struct shard *shard, const acg_odbc_rows *rows)
{
    struct row row = {.rule = &shard->all->ingest->rule, .is_sound = true};
    for (int i = 0; i < ACG_N_COLUMNS; i++)
        row.tally.cells[i] = (struct acg_field){"", 0};
    for (size_t i = 0; i < shard->statement.n_cells; i++)
        take_cell(shard, &row, shard->statement.cells[i], cell_of(rows, i));
    if (row.is_sound && row.tally.events <= (int64_t)row.tally.rows &&
        row.tally.scored <= row.tally.events) {
        acg_events_take(row.rule, &row.tally, &shard->batch);
        return;
    }
    struct acg_place place = {.file = acg_odbc_name(shard->table.odbc)};
    shard->status = acg_reject(shard->report, &place,
                               "the server answers a sum that is none, or is over 10^15; give the "
                               "columns of numbers a type of numbers");
}

/*
 * Connections.
 */

static void open_shard(void *context)
{
    struct shard *shard = context;
    const struct acg_rule *rule = &shard->all->ingest->rule;
    shard->status = acg_sql_table_open(rule, shard->connection, &shard->table, shard->report);
    if (!shard->status) {
        shard->status =
            acg_sql_statement_make(rule, &shard->table, &shard->statement, shard->report);
    }
}

static void read_shard(void *context)
{
    struct shard *shard = context;
    acg_odbc *odbc = shard->table.odbc;
    acg_odbc_rows *rows = acg_odbc_ask(odbc, shard->statement.text.data, NULL, 0);
    while (!shard->status && !shard->all->stops && acg_odbc_next(rows)) {
        read_row(shard, rows);
        if (shard->batch.n_events >= BATCH) hand_in(shard);
    }
    if (!shard->status) shard->status = acg_odbc_status(odbc);
    if (!shard->status) hand_in(shard);
    if (shard->status) shard->all->stops = true;
    acg_odbc_end(rows);
}

/** Does the same with all connections at once, or with the first one alone before the others; the
 * first that fails, in their order, says why. */
static acg_status each(struct gathering *all, void (*work)(void *), bool first_alone,
                       acg_report *report)
{
    acg_status status = ACG_OK;
    if (first_alone) work(&all->shards[0]);
    for (size_t i = 1; i < all->n; i++) {
        all->shards[i].task = (struct acg_task){.work = work, .context = &all->shards[i]};
        acg_task_start(&all->shards[i].task);
    }
    if (!first_alone) work(&all->shards[0]);
    for (size_t i = 0; i < all->n; i++) {
        struct shard *shard = &all->shards[i];
        acg_task_finish(&shard->task);
        if (status || !shard->status) continue;
        status = shard->status;
        acg_report_join(report, shard->report);
    }
    return status;
}

/** Gets all connections ready; gathering_clear in either case. */
static acg_status gather(struct acg_ingest *ingest, struct gathering *out, acg_report *report)
{
    const struct acg_ingest_sql *sql = ingest->rule.options.sql;
    *out = (struct gathering){.ingest = ingest, .n = sql->n_connections};
    out->shards = calloc(out->n + 1, sizeof *out->shards);
    if (!out->shards || pthread_mutex_init(&out->lock, NULL)) return acg_out_of_memory(report);
    for (size_t i = 0; i < out->n; i++) {
        out->shards[i].all = out;
        out->shards[i].connection = sql->connections[i];
        out->shards[i].report = acg_report_new();
        if (!out->shards[i].report) return acg_out_of_memory(report);
    }
    // unixODBC notes, in memory that it does not guard, where its configuration lies: at its first
    // login
    return each(out, open_shard, true, report);
}

static void gathering_clear(struct gathering *all)
{
    if (!all->shards) return;
    for (size_t i = 0; i < all->n; i++) {
        struct shard *shard = &all->shards[i];
        acg_sql_table_clear(&shard->table);
        acg_buffer_clear(&shard->statement.text);
        acg_batch_clear(&shard->batch);
        acg_report_free(shard->report);
    }
    free(all->shards);
    pthread_mutex_destroy(&all->lock);
}

acg_status acg_ingest_databases(acg_ingest *ingest, acg_report *report)
{
    struct gathering all;
    acg_status status = gather(ingest, &all, report);
    if (!status) status = each(&all, read_shard, false, report);
    gathering_clear(&all);
    if (!status) acg_ingest_warn(ingest, report);
    return status;
}

/*
 * What would be asked.
 */

static void add_quoted(struct acg_buffer *out, const char *text)
{
    char room[ACG_QUOTE];
    acg_buffer_text(out, acg_quote(room, text, strlen(text)));
}

/** Appends the server's plan as remarks of SQL. */
static acg_status add_plan(const struct shard *shard, struct acg_buffer *out, acg_report *report)
{
    struct acg_buffer sql = {0};
    acg_buffer_format(&sql, "EXPLAIN (VERBOSE, COSTS OFF) %s", shard->statement.text.data);
    if (sql.failed) return acg_out_of_memory(report);
    acg_odbc_rows *rows = acg_odbc_ask(shard->table.odbc, sql.data, NULL, 0);
    acg_buffer_clear(&sql);
    while (acg_odbc_next(rows)) {
        struct acg_field line = cell_of(rows, 0);
        acg_buffer_text(out, "-- ");
        for (size_t i = 0; i < line.length; i++)
            acg_buffer_char(out, (unsigned char)line.text[i] < ' ' ? ' ' : line.text[i]);
        acg_buffer_char(out, '\n');
    }
    acg_odbc_end(rows);
    acg_status status = acg_odbc_status(shard->table.odbc);
    if (status) acg_report_join(report, shard->report);
    return status;
}

acg_status acg_ingest_explain(acg_ingest *ingest, const char *path, acg_report *report)
{
    struct gathering all;
    struct acg_buffer out = {0};
    acg_status status = gather(ingest, &all, report);
    for (size_t i = 0; !status && i < all.n; i++) {
        const struct shard *shard = &all.shards[i];
        const char *engine = acg_odbc_engine(shard->table.odbc);
        acg_buffer_text(&out, i > 0 ? "\n-- " : "-- ");
        add_quoted(&out, acg_odbc_name(shard->table.odbc));
        acg_buffer_text(&out, ", ");
        add_quoted(&out, engine);
        acg_buffer_format(&out, "\n%s;\n", shard->statement.text.data);
        if (strcmp(engine, "PostgreSQL") == 0) status = add_plan(shard, &out, report);
    }
    if (!status && out.failed) status = acg_out_of_memory(report);
    if (!status) status = acg_file_write(path, out.data, out.length, report);
    gathering_clear(&all);
    acg_buffer_clear(&out);
    return status;
}
