#include "read/reader.h"

#include "base/report.h"
#include "base/utf8.h"

#include <string.h>

/** Reads one spell: a date, or an interval with open ends. False after an error. */
static bool read_spell(struct acg_reader *reader, const cJSON *value, const struct acg_step *step,
                       struct acg_span *out)
{
    char room[ACG_QUOTE + 32];
    if (!cJSON_IsString(value)) {
        acg_reader_reject(reader, step, "expected a date in quotes, found %s",
                          acg_reader_found(room, sizeof room, value));
        return false;
    }
    uint32_t date = acg_reader_date(reader, value->valuestring, strlen(value->valuestring), step);
    if (date == ACG_NONE) return false;
    *out = acg_builder_date_at(reader->builder, date)->span;
    return true;
}

void acg_reader_spells(struct acg_reader *reader, const cJSON *value, struct acg_actor *actor)
{
    struct acg_step step = {.key = "spells"};
    char room[ACG_QUOTE + 32];
    if (!cJSON_IsArray(value) || cJSON_GetArraySize(value) == 0) {
        acg_reader_reject(reader, &step, "expected a list of dates such as 1816/1942, found %s",
                          cJSON_IsArray(value) ? "an empty list"
                                               : acg_reader_found(room, sizeof room, value));
        return;
    }
    size_t count = (size_t)cJSON_GetArraySize(value), n = 0;
    struct acg_span *spells =
        acg_arena_array(acg_builder_arena(reader->builder), count, sizeof *spells);
    if (!spells) {
        acg_reader_out_of_memory(reader);
        return;
    }
    const cJSON *item;
    cJSON_ArrayForEach(item, value)
    {
        struct acg_step inner = {.up = &step, .index = n};
        if (!read_spell(reader, item, &inner, &spells[n])) return;
        if (n > 0 && spells[n].from <= spells[n - 1].until) {
            acg_reader_reject(reader, &inner,
                              "the spell '%s' does not begin after the one before; join them, or "
                              "sort them by time",
                              item->valuestring);
            return;
        }
        n++;
    }
    actor->when = (struct acg_span){spells[0].from, spells[n - 1].until};
    actor->spells = spells;
    actor->n_spells = n;
}
