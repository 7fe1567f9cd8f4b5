#include "read/tie_parts.h"

#include "base/array.h"
#include "base/process.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/** A part of the rows. */
struct part {
    struct acg_table_reading reading;
    size_t to; // where the next part begins
    bool done; // and nothing was out of the ordinary
    struct acg_task task;
};

static void read_part(void *context)
{
    struct part *part = context;
    struct acg_table_reading *reading = &part->reading;
    acg_report *report = reading->reader.report;
    acg_status status = acg_rows_check(&reading->rows, reading->rows.at, part->to, report);
    if (!status) status = acg_tie_rows_read(reading, report);
    part->done = !status && acg_report_count(report) == 0 && reading->rows.at == part->to &&
                 reading->counts.cleaned == 0; // which is counted once for an actor
}

static bool start_part(struct part *part, const struct acg_table_reading *whole, size_t from,
                       size_t to)
{
    *part = (struct part){.reading = *whole, .to = to};
    struct acg_table_reading *reading = &part->reading;
    reading->rows = acg_rows_part(&whole->rows, from, to);
    reading->counts = (struct acg_table_counts){0};
    reading->list = (struct acg_buffer){0};
    reading->reader.folded_ids = (struct acg_table){0};
    reading->reader.builder = acg_builder_branch(whole->reader.builder);
    reading->reader.report = acg_report_new();
    acg_table_locate(reading);
    if (!reading->reader.builder || !reading->reader.report) return false;
    part->task = (struct acg_task){.work = read_part, .context = part};
    acg_task_start(&part->task);
    return true;
}

static void clear_part(struct part *part)
{
    acg_builder_free(part->reading.reader.builder);
    acg_report_free(part->reading.reader.report);
    acg_table_clear(&part->reading.reader.folded_ids);
    acg_buffer_clear(&part->reading.list);
    acg_rows_close(&part->reading.rows);
}

/** Where a row seems to begin, behind `near`: behind a line's end outside of quotes, counted from
 * `from` on, where a row does begin. */
static size_t find_row(const struct acg_rows *rows, size_t from, size_t near)
{
    bool quoted = false;
    for (size_t at = from; rows->delimiter != '\t';) {
        const char *quote = memchr(rows->text + at, '"', near - at);
        if (!quote) break;
        quoted = !quoted;
        at = (size_t)(quote - rows->text) + 1;
    }
    for (size_t at = near; at < rows->length; at++) {
        quoted ^= rows->text[at] == '"' && rows->delimiter != '\t';
        if (rows->text[at] == '\n' && !quoted) return at + 1;
    }
    return rows->length;
}

/** What the parts before have added: contradictions are for whoever reads row by row to explain. */
struct agreement {
    struct acg_table kinds;  // type -> kind
    struct acg_table folded; // id without case and accents -> index in ids
    const char **ids;
    size_t n_ids, room;
    struct acg_arena arena;
};

static void clear_agreement(struct agreement *agreement)
{
    acg_table_clear(&agreement->kinds);
    acg_table_clear(&agreement->folded);
    acg_arena_clear(&agreement->arena);
    free(agreement->ids);
}

static bool agrees_on_type(struct agreement *agreement, const struct acg_type *type)
{
    size_t length = strlen(type->id);
    uint32_t kind = acg_table_find(&agreement->kinds, type->id, length);
    if (kind != UINT32_MAX) return kind == (uint32_t)type->kind;
    return acg_table_add(&agreement->kinds, type->id, length, (uint32_t)type->kind);
}

/** Whether an id does not differ in case or accents only from one of `known` or of a part before.
 */
static bool agrees_on_id(struct agreement *agreement, const struct acg_table *known, const char *id)
{
    struct acg_buffer text = {0};
    acg_utf8_fold(&text, id, strlen(id));
    size_t length = text.length;
    const char *folded =
        text.failed ? NULL : acg_arena_text(&agreement->arena, text.data ? text.data : "", length);
    acg_buffer_clear(&text);
    if (!folded || acg_table_find(known, folded, length) != UINT32_MAX) return false;
    uint32_t same = acg_table_find(&agreement->folded, folded, length);
    if (same != UINT32_MAX) return strcmp(agreement->ids[same], id) == 0;
    if (!acg_array_room(&agreement->ids, agreement->n_ids, &agreement->room,
                        sizeof *agreement->ids) ||
        !acg_table_add(&agreement->folded, folded, length, (uint32_t)agreement->n_ids)) {
        return false;
    }
    agreement->ids[agreement->n_ids++] = id;
    return true;
}

static bool agrees(struct agreement *agreement, const struct acg_table_reading *whole,
                   const struct part *part)
{
    const acg_builder *trunk = whole->reader.builder, *branch = part->reading.reader.builder;
    for (size_t i = acg_builder_n_types(trunk); i < acg_builder_n_types(branch); i++) {
        if (!agrees_on_type(agreement, acg_builder_type_at(branch, (uint32_t)i))) return false;
    }
    for (size_t i = acg_builder_n_actors(trunk); i < acg_builder_n_actors(branch); i++) {
        const char *id = acg_builder_actor_at(branch, (uint32_t)i)->id;
        if (!agrees_on_id(agreement, &whole->reader.folded_ids, id)) return false;
    }
    return true;
}

static bool agree(const struct acg_table_reading *whole, const struct part parts[], size_t n)
{
    struct agreement agreement = {0};
    bool sound = true;
    for (size_t i = 0; i < n && sound; i++)
        sound = parts[i].done && agrees(&agreement, whole, &parts[i]);
    clear_agreement(&agreement);
    return sound;
}

static acg_status join(struct acg_table_reading *whole, const struct part parts[], size_t n)
{
    acg_builder *trunk = whole->reader.builder;
    size_t actors = acg_builder_n_actors(trunk), sources = acg_builder_n_sources(trunk);
    for (size_t i = 0; i < n; i++) {
        whole->counts.zero += parts[i].reading.counts.zero;
        if (acg_builder_join(trunk, parts[i].reading.reader.builder)) continue;
        acg_reader_out_of_memory(&whole->reader);
        return ACG_FAILED;
    }
    for (size_t i = actors; i < acg_builder_n_actors(trunk); i++) {
        const char *id = acg_builder_actor_at(trunk, (uint32_t)i)->id;
        if (!acg_table_is_distinct(whole, id, NULL, (uint32_t)i)) return ACG_FAILED;
    }
    whole->counts.made += acg_builder_n_actors(trunk) - actors;
    if (whole->has_sources) whole->counts.uncited += acg_builder_n_sources(trunk) - sources;
    return ACG_OK;
}

bool acg_tie_parts_read(struct acg_table_reading *reading, size_t n, acg_status *status)
{
    struct part parts[ACG_MOST_PARTS];
    struct acg_rows *rows = &reading->rows;
    size_t started = 0, from = rows->at, step = (rows->length - from) / n;
    bool sound = true;
    for (size_t i = 0; i < n && sound; i++) {
        size_t near = rows->at + step * (i + 1);
        size_t to = i + 1 == n || near < from ? rows->length : find_row(rows, from, near);
        sound = start_part(&parts[started++], reading, from, to);
        from = to;
    }
    for (size_t i = 0; i < started; i++)
        acg_task_finish(&parts[i].task);
    sound = sound && agree(reading, parts, started);
    if (sound) *status = join(reading, parts, started);
    for (size_t i = 0; i < started; i++)
        clear_part(&parts[i]);
    return sound;
}

size_t acg_tie_parts(size_t length)
{
    enum { WORTH_A_THREAD = 1000 * 1000 };
    size_t parts = length / WORTH_A_THREAD, most = acg_processors();
    if (most > ACG_MOST_PARTS) most = ACG_MOST_PARTS;
    return parts <= 1 ? 1 : parts < most ? parts : most;
}
