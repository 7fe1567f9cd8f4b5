// Batches of events, added up in the order of their rows.
#include "ingest/ingest.h"

#include "base/report.h"
#include "base/scratch.h"

#include <stdlib.h>
#include <string.h>

/** Whether this event was not there before; false in `*memory` if that is out. */
static bool is_first(struct acg_ingest *ingest, const struct acg_event *event, const char *texts,
                     bool *memory)
{
    bool is_new = true;
    const struct acg_ingest_options *options = &ingest->rule.options;
    if (options->keep_duplicates || options->sql || event->id == ACG_ID_NONE) return true;
    if (event->id & ACG_ID_TEXT) {
        const char *text = texts + (event->id & ~ACG_ID_TEXT);
        uint64_t hash = acg_mix_text((uint64_t)(uint32_t)event->day, text, strlen(text));
        *memory = acg_marks_add(&ingest->seen_texts, hash, &is_new);
    } else {
        *memory = acg_seen_add(&ingest->seen, event->id, event->day, &is_new);
    }
    return is_new;
}

/** Whether the same actors did not do the same on the same day before. */
static bool is_first_deed(struct acg_ingest *ingest, const struct acg_event *event, bool *memory)
{
    bool is_new = true;
    if (!ingest->rule.options.once_a_day) return true;
    uint64_t hash = acg_mix((uint64_t)event->from << 32 | event->to,
                            (uint64_t)(uint32_t)event->day << 16 | event->code);
    *memory = acg_marks_add(&ingest->seen_deeds, hash, &is_new);
    return is_new;
}

static bool add_events(struct acg_ingest *ingest, const struct acg_batch *batch)
{
    enum { AHEAD = 8, FAR_AHEAD = 16 };
    struct acg_ingest_counts *counts = &ingest->counts;
    bool memory = true, is_row_new = true;
    for (size_t i = 0; i < batch->n_events && memory; i++) {
        const struct acg_event *event = &batch->events[i];
        if (i + FAR_AHEAD < batch->n_events) {
            acg_sums_foresee(&ingest->sums, event + FAR_AHEAD);
            acg_sums_foresee_sum(&ingest->sums, event + AHEAD);
        }
        if (!event->goes_on) {
            is_row_new = is_first(ingest, event, batch->texts.data, &memory);
            counts->drops[ACG_INGEST_DROP_DUPLICATE] += !is_row_new;
        }
        if (!is_row_new || !memory) continue;
        if (!is_first_deed(ingest, event, &memory)) {
            counts->drops[ACG_INGEST_DROP_REPEATED]++;
            continue;
        }
        memory = memory && acg_sums_add(&ingest->sums, event, batch->texts.data);
        counts->kept += (uint64_t)event->count;
    }
    counts->ties = ingest->sums.count;
    return memory;
}

/** Keeps the first places of bad rows. */
static bool note_places(struct acg_ingest *ingest, const struct acg_batch *batch,
                        struct acg_origin origin)
{
    for (int i = 0; i < ACG_N_INGEST_BADS; i++) {
        for (uint64_t k = 0; k < batch->bads[i] && k < ACG_FIRST_BADS; k++) {
            uint64_t at = ingest->counts.bads[i] + k;
            if (at >= ACG_FIRST_BADS) break;
            struct acg_bad_place *place = &ingest->places[i][at];
            *place = (struct acg_bad_place){strdup(origin.file),
                                            origin.line + batch->first_bads[i][k] + 1};
            if (!place->file) return false;
        }
    }
    return true;
}

/** The first bad row of a batch, for who wants none. */
static acg_status refuse_first(const struct acg_batch *batch, struct acg_origin origin,
                               acg_report *report)
{
    int fault = ACG_N_INGEST_BADS;
    for (int i = 0; i < ACG_N_INGEST_BADS; i++) {
        if (batch->bads[i] == 0) continue;
        if (fault == ACG_N_INGEST_BADS || batch->first_bads[i][0] < batch->first_bads[fault][0])
            fault = i;
    }
    if (fault == ACG_N_INGEST_BADS) return ACG_OK;
    struct acg_place place = {.file = origin.file,
                              .line = (size_t)origin.line + batch->first_bads[fault][0] + 1};
    return acg_reject(report, &place, "%s; without --strict such rows are left out and counted",
                      acg_ingest_bad_name((enum acg_ingest_bad)fault));
}

/** Says why an event could not be added: memory, or the file that stands in for it. */
static acg_status fail(const struct acg_ingest *ingest, acg_report *report)
{
    struct acg_place place = {.file = acg_scratch_folder(ingest->pool.folder)};
    if (!ingest->pool.error) return acg_out_of_memory(report);
    return acg_fail(report, &place, "temporary file: %s", strerror(ingest->pool.error));
}

acg_status acg_ingest_spill(struct acg_ingest *ingest, acg_report *report)
{
    if (ingest->sums.count == 0) return ACG_OK;
    acg_status status = acg_checkpoint_open_runs(ingest, report);
    if (!status) status = acg_runs_add(&ingest->runs, &ingest->sums, report);
    if (status) return status;
    acg_sums_empty(&ingest->sums);
    acg_pool_relax(&ingest->pool);
    return ACG_OK;
}

acg_status acg_ingest_make_room(struct acg_ingest *ingest, acg_report *report)
{
    if (ingest->sums.is_over) return acg_refuse_large_sum(report);
    bool is_full = ingest->share.sums > 0 && acg_sums_bytes(&ingest->sums) > ingest->share.sums;
    return is_full ? acg_ingest_spill(ingest, report) : ACG_OK;
}

acg_status acg_ingest_add(struct acg_ingest *ingest, const struct acg_batch *batch,
                          struct acg_origin origin, acg_report *report)
{
    struct acg_ingest_counts *counts = &ingest->counts;
    if (batch->failed) return acg_out_of_memory(report);
    if (ingest->rule.options.strict) {
        acg_status status = refuse_first(batch, origin, report);
        if (status) return status;
    }
    if (!note_places(ingest, batch, origin)) return acg_out_of_memory(report);
    counts->rows += batch->rows;
    for (int i = 0; i < ACG_N_INGEST_DROPS; i++)
        counts->drops[i] += batch->drops[i];
    for (int i = 0; i < ACG_N_INGEST_BADS; i++)
        counts->bads[i] += batch->bads[i];
    if (!add_events(ingest, batch)) return fail(ingest, report);
    return acg_ingest_make_room(ingest, report);
}
