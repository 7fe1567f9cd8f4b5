// The state of an ingest as a file: see checkpoint.h.
#include "ingest/checkpoint.h"

#include "base/array.h"
#include "base/report.h"
#include "base/scratch.h"
#include "base/utf8.h"
#include "ingest/ingest.h"

#include <stdlib.h>

static const char magic[] = "actorgraph ingest state, in the order of bytes of this machine\n";
static const uint64_t order_of_bytes = 0x0102030405060708;

/*
 * How rows are read and added up.
 */

/** What differs between two fingerprints, in one line. */
static acg_status refuse_rule(struct acg_tape_reader *in, const char *was, const char *is)
{
    char a[ACG_QUOTE], b[ACG_QUOTE];
    struct acg_field before = {was, strlen(was)}, now = {is, strlen(is)}, x, y;
    struct acg_place place = {.file = in->name};
    while (acg_field_next(&before, '\n', &x) && acg_field_next(&now, '\n', &y)) {
        const char *tab = memchr(x.text, '\t', x.length), *other = memchr(y.text, '\t', y.length);
        bool same = x.length == y.length && memcmp(x.text, y.text, x.length) == 0;
        if (same) continue;
        if (!tab || !other) break;
        size_t key = (size_t)(tab - x.text), now_key = (size_t)(other - y.text);
        return in->status = acg_reject(in->report, &place,
                                       "%.*s was %s, and is %s; say the same, or delete the "
                                       "folder and begin anew",
                                       (int)key, x.text, acg_quote(a, tab + 1, x.length - key - 1),
                                       acg_quote(b, other + 1, y.length - now_key - 1));
    }
    return acg_tape_refuse(in);
}

static void write_rule(const struct acg_ingest *ingest, struct acg_tape *out)
{
    struct acg_buffer text = {0};
    acg_ingest_fingerprint(ingest, &text);
    out->buffer.failed |= text.failed;
    if (!text.failed) acg_tape_text(out, text.data);
    acg_buffer_clear(&text);
}

static void check_rule(const struct acg_ingest *ingest, struct acg_tape_reader *in,
                       struct acg_buffer *room)
{
    struct acg_buffer text = {0};
    acg_ingest_fingerprint(ingest, &text);
    acg_tape_take_text(in, room);
    if (!in->status && text.failed) in->status = acg_out_of_memory(in->report);
    if (!in->status && strcmp(room->data, text.data) != 0) refuse_rule(in, room->data, text.data);
    acg_buffer_clear(&text);
}

/*
 * The inputs of which something was read.
 */

static void write_inputs(const struct acg_inputs *inputs, size_t n, struct acg_tape *out)
{
    acg_tape_number(out, n);
    for (size_t i = 0; i < n; i++) {
        const struct acg_input *input = &inputs->list[i];
        acg_tape_text(out, input->name);
        acg_tape_number(out, input->size);
        acg_tape_number(out, (uint64_t)input->changed);
        acg_tape_number(out, input->from);
        acg_tape_number(out, input->length);
    }
}

static void check_input(const struct acg_input *input, struct acg_tape_reader *in,
                        struct acg_buffer *room)
{
    char was[ACG_QUOTE], is[ACG_QUOTE];
    acg_tape_take_text(in, room);
    uint64_t size = acg_tape_take_number(in, UINT64_MAX);
    uint64_t changed = acg_tape_take_number(in, UINT64_MAX);
    uint64_t from = acg_tape_take_number(in, UINT64_MAX);
    uint64_t length = acg_tape_take_number(in, UINT64_MAX);
    if (in->status) return;
    struct acg_place place = {.file = input ? input->name : in->name};
    acg_quote(was, room->data, room->length);
    if (!input || strcmp(input->name, room->data) != 0) {
        in->status = acg_reject(in->report, &place,
                                "the earlier run read %s here%s%s; name the same "
                                "inputs first, or delete the folder and begin anew",
                                was, input ? ", not " : "",
                                input ? acg_quote(is, input->name, strlen(input->name)) : "");
    } else if (size != input->size || changed != (uint64_t)input->changed || from != input->from ||
               length != input->length) {
        in->status =
            acg_reject(in->report, &place,
                       "has changed since it was read; delete %s and begin anew", in->name);
    }
}

static void check_inputs(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                         struct acg_tape_reader *in, struct acg_buffer *room)
{
    uint64_t n = acg_tape_take_number(in, SIZE_MAX);
    for (uint64_t i = 0; i < n && !in->status; i++)
        check_input(i < inputs->count ? &inputs->list[i] : NULL, in, room);
    ingest->checkpoint.reached.n_opened = (size_t)n;
}

/*
 * The place, the counts, the first bad rows.
 */

static void write_place(const struct acg_ingest *ingest, const struct acg_reached *reached,
                        struct acg_tape *out)
{
    acg_tape_number(out, reached->source);
    acg_tape_number(out, reached->number);
    acg_tape_number(out, reached->lines);
    acg_tape_number(out, reached->content);
    acg_buffer_add(&out->buffer, (const char *)&ingest->counts, sizeof ingest->counts);
    for (int i = 0; i < ACG_N_INGEST_BADS * ACG_FIRST_BADS; i++) {
        const struct acg_bad_place *bad = &ingest->places[i / ACG_FIRST_BADS][i % ACG_FIRST_BADS];
        acg_tape_number(out, bad->file != NULL);
        if (!bad->file) continue;
        acg_tape_text(out, bad->file);
        acg_tape_number(out, bad->line);
    }
}

static void read_place(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                       struct acg_tape_reader *in, struct acg_buffer *room)
{
    struct acg_reached *c = &ingest->checkpoint.reached;
    c->source = acg_tape_take_number(in, inputs->count);
    c->number = acg_tape_take_number(in, UINT64_MAX / ACG_CHUNK);
    c->lines = acg_tape_take_number(in, UINT64_MAX);
    c->content = acg_tape_take_number(in, UINT64_MAX);
    const char *counts = acg_tape_take(in, sizeof ingest->counts);
    if (counts) memcpy(&ingest->counts, counts, sizeof ingest->counts);
    for (int i = 0; i < ACG_N_INGEST_BADS * ACG_FIRST_BADS; i++) {
        struct acg_bad_place *bad = &ingest->places[i / ACG_FIRST_BADS][i % ACG_FIRST_BADS];
        if (acg_tape_take_number(in, 1) == 0) continue;
        acg_tape_take_text(in, room);
        bad->line = acg_tape_take_number(in, UINT64_MAX);
        if (in->status) return;
        bad->file = strdup(room->data);
        if (!bad->file) in->status = acg_out_of_memory(in->report);
    }
    bool is_behind = c->source == inputs->count && c->number > 0;
    if (!in->status && (is_behind || c->source > c->n_opened)) acg_tape_refuse(in);
}

/*
 * Actors that are no states, in the order of their numbers. What threads have read ahead is there
 * too: it is met again.
 */

static void write_roster(struct acg_ingest *ingest, struct acg_tape *out)
{
    struct acg_roster *roster = &ingest->roster;
    pthread_mutex_lock(&roster->lock);
    acg_tape_number(out, roster->count);
    for (size_t i = 0; i < roster->count; i++) {
        acg_tape_number(out, roster->actors[i].kind);
        acg_tape_text(out, roster->actors[i].name);
    }
    pthread_mutex_unlock(&roster->lock);
}

static void read_roster(struct acg_ingest *ingest, struct acg_tape_reader *in,
                        struct acg_buffer *room)
{
    uint32_t first = acg_roster_first(&ingest->roster);
    uint64_t n = acg_tape_take_number(in, UINT32_MAX / 2);
    for (uint64_t i = 0; i < n && !in->status; i++) {
        uint64_t kind = acg_tape_take_number(in, ACG_NONSTATE);
        acg_tape_take_text(in, room);
        if (in->status) return;
        struct acg_field name = {room->data, room->length};
        bool is_name = name.length > 0 && name.length <= 2 * ACG_ROSTER_NAME;
        uint32_t number =
            is_name ? acg_roster_find(&ingest->roster, name, (enum acg_actor_kind)kind) : first;
        if (ingest->roster.failed) in->status = acg_out_of_memory(in->report);
        else if (!is_name || number != first + i) acg_tape_refuse(in);
    }
}

/*
 * Sums, and the runs of those that left memory.
 */

static acg_status write_sums(const struct acg_ingest *ingest, struct acg_tape *out,
                             acg_report *report)
{
    const struct acg_sums *sums = &ingest->sums;
    acg_status status = ACG_OK;
    acg_tape_number(out, sums->count);
    for (size_t i = 0; i < sums->count && !status; i++) {
        acg_loose_sum_add(&out->buffer, acg_sums_at(sums, i), sums->ids.data);
        status = acg_tape_flush(out, false, report);
    }
    acg_tape_number(out, ingest->runs.count);
    for (size_t i = 0; i < ingest->runs.count; i++) {
        const struct acg_run *run = &ingest->runs.list[i];
        acg_tape_number(out, run->length);
        acg_tape_number(out, run->hash);
    }
    return status;
}

static void read_runs(struct acg_runs *runs, struct acg_tape_reader *in)
{
    uint64_t n = acg_tape_take_number(in, UINT32_MAX);
    for (uint64_t i = 0; i < n && !in->status; i++) {
        uint64_t length = acg_tape_take_number(in, INT64_MAX / 2 - runs->end);
        uint64_t hash = acg_tape_take_number(in, UINT64_MAX);
        if (in->status) return;
        if (!acg_array_room(&runs->list, runs->count, &runs->room, sizeof *runs->list)) {
            in->status = acg_out_of_memory(in->report);
            return;
        }
        runs->list[runs->count++] = (struct acg_run){runs->end, length, hash};
        runs->end += length;
    }
}

static void read_sums(struct acg_ingest *ingest, struct acg_tape_reader *in)
{
    struct acg_loose_sum sum = {0};
    struct acg_sum_limits limits = {(uint32_t)(ingest->states.count + ingest->roster.count),
                                    (uint16_t)ingest->rule.book.n_types, ingest->sums.sample};
    uint64_t n = acg_tape_take_number(in, UINT32_MAX);
    if (!in->status && !acg_loose_sum_init(&sum)) in->status = acg_out_of_memory(in->report);
    for (uint64_t i = 0; i < n && !in->status; i++) {
        size_t got;
        const char *bytes = acg_tape_look(in, ACG_LOOSE_SUM_BYTES, &got);
        size_t size = bytes ? acg_loose_sum_read(bytes, got, &limits, &sum) : 0;
        if (size == 0) acg_tape_refuse(in);
        else if (!acg_sums_add_sum(&ingest->sums, sum.sum, sum.texts)) {
            in->status = acg_out_of_memory(in->report);
        }
        acg_tape_take(in, size);
    }
    acg_loose_sum_clear(&sum);
    read_runs(&ingest->runs, in);
}

acg_status acg_snapshot_write(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                              const struct acg_reached *reached, int file, const char *name,
                              acg_report *report)
{
    struct acg_tape out = {.file = file, .name = name};
    acg_buffer_text(&out.buffer, magic);
    acg_tape_number(&out, order_of_bytes);
    write_rule(ingest, &out);
    write_inputs(inputs, reached->n_opened, &out);
    write_place(ingest, reached, &out);
    write_roster(ingest, &out);
    acg_status status = write_sums(ingest, &out, report);
    if (!status) status = acg_seen_save(&ingest->seen, &out, report);
    if (!status) status = acg_marks_save(&ingest->seen_texts, &out, report);
    if (!status) status = acg_marks_save(&ingest->seen_deeds, &out, report);
    if (!status) status = acg_tape_flush(&out, true, report);
    uint64_t hash = out.hash;
    if (!status) status = acg_scratch_write(file, name, out.length, &hash, sizeof hash, report);
    acg_buffer_clear(&out.buffer);
    return status;
}

acg_status acg_snapshot_read(struct acg_ingest *ingest, const struct acg_inputs *inputs, int file,
                             const char *name, uint64_t length, acg_report *report)
{
    struct acg_tape_reader in;
    struct acg_buffer room = {0};
    acg_status status = acg_tape_open(&in, file, name, length, report);
    const char *head = status ? NULL : acg_tape_take(&in, sizeof magic - 1);
    bool is_ours = head && memcmp(head, magic, sizeof magic - 1) == 0;
    uint64_t order = acg_tape_take_number(&in, UINT64_MAX);
    if (!is_ours || order != order_of_bytes) acg_tape_refuse(&in);
    if (!in.status) check_rule(ingest, &in, &room);
    if (!in.status) check_inputs(ingest, inputs, &in, &room);
    if (!in.status) read_place(ingest, inputs, &in, &room);
    if (!in.status) read_roster(ingest, &in, &room);
    if (!in.status) read_sums(ingest, &in);
    if (!in.status) acg_seen_load(&ingest->seen, &in);
    if (!in.status) acg_marks_load(&ingest->seen_texts, &in);
    if (!in.status) acg_marks_load(&ingest->seen_deeds, &in);
    if (!in.status && (in.at < in.end || in.from < in.to)) acg_tape_refuse(&in);
    acg_buffer_clear(&room);
    acg_tape_close(&in);
    return in.status;
}
