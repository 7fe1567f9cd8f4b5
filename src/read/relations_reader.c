#include "read/reader.h"

#include "base/array.h"
#include "base/report.h"
#include "base/utf8.h"
#include "read/judge.h"
#include "read/relation.h"

#include <stdlib.h>
#include <string.h>

/** Fills a relation out of cJSON's tree; false if a value has the wrong shape (said). */
static bool fill_field(struct acg_reader *reader, struct acg_relation *relation,
                       const struct acg_field *field, const cJSON *value)
{
    char *into = (char *)relation + field->offset, room[ACG_QUOTE + 32];
    struct acg_step step = {.key = field->key};
    acg_reader_found(room, sizeof room, value);
    switch (field->shape) {
    case ACG_SHAPE_TEXT:
        if (!cJSON_IsString(value)) {
            acg_reader_reject(reader, &step, "expected a text, found %s", room);
            return false;
        }
        *(struct acg_piece *)(void *)into =
            (struct acg_piece){value->valuestring, strlen(value->valuestring)};
        return true;
    case ACG_SHAPE_NUMBER:
        if (!cJSON_IsNumber(value)) {
            acg_reader_reject(reader, &step, "expected a number, found %s", room);
            return false;
        }
        *(double *)(void *)into = value->valuedouble;
        *(bool *)((char *)relation + field->has_offset) = true;
        return true;
    case ACG_SHAPE_FLAG:
        if (!cJSON_IsBool(value)) {
            acg_reader_reject(reader, &step, "expected true or false, found %s", room);
            return false;
        }
        *(bool *)into = cJSON_IsTrue(value);
        *(bool *)((char *)relation + field->has_offset) = true;
        return true;
    case ACG_SHAPE_LIST:
        if (!cJSON_IsArray(value)) {
            acg_reader_reject(reader, &step, "expected a list of ids, found %s", room);
            return false;
        }
        break;
    }
    struct acg_pieces *pieces = (struct acg_pieces *)(void *)into;
    pieces->given = true;
    const cJSON *item;
    cJSON_ArrayForEach(item, value)
    {
        struct acg_step inner = {.up = &step, .index = pieces->count};
        if (!cJSON_IsString(item)) {
            acg_reader_reject(reader, &inner, "expected an id in quotes, found %s",
                              acg_reader_found(room, sizeof room, item));
            return false;
        }
        if (!acg_array_room(&pieces->items, pieces->count, &pieces->room, sizeof *pieces->items)) {
            acg_reader_out_of_memory(reader);
            return false;
        }
        pieces->items[pieces->count++] =
            (struct acg_piece){item->valuestring, strlen(item->valuestring)};
    }
    return true;
}

/** One relation through cJSON: what the fast scanner does not take. */
static const char *read_relation_slowly(struct acg_reader *reader, struct acg_relation *relation)
{
    const char *end;
    char room[ACG_QUOTE + 32];
    cJSON *item = acg_reader_parse_item(reader, &end);
    if (!item) return NULL;
    acg_relation_reset(relation);
    bool sound = cJSON_IsObject(item);
    if (!sound) {
        acg_reader_reject(reader, NULL, "expected a relation, an object; found %s",
                          acg_reader_found(room, sizeof room, item));
    }
    const char *next = acg_json_blank(reader->json.text + reader->item_at + 1);
    const cJSON *value;
    if (sound) cJSON_ArrayForEach(value, item)
        {
            const char *at = acg_json_member(&next);
            const struct acg_field *field =
                acg_relation_field(value->string, strlen(value->string));
            if (field) {
                sound &= fill_field(reader, relation, field, value);
            } else {
                acg_reader_check_key(reader, value->string, acg_relation_keys, acg_n_relation_keys);
                acg_reader_keep(reader, ACG_PART_RELATION, value->string, at);
            }
        }
    if (sound) acg_judge_relation(reader, relation);
    cJSON_Delete(item);
    return end;
}

/** The item behind the one that ends at `end`, or the end of the list. */
static const char *next_item(const char *end)
{
    const char *at = acg_json_blank(end);
    return *at == ',' ? acg_json_blank(at + 1) : at;
}

/** Reads relations from `at` up to `stop` or, if that is NULL, to the end of the list. */
static void read_up_to(struct acg_reader *reader, const char *at, const char *stop)
{
    struct acg_relation relation = {0};
    for (; at && at != stop && *at != ']' && reader->status != ACG_FAILED; reader->item_index++) {
        bool memory = true;
        reader->item_at = (size_t)(at - reader->json.text);
        const char *end = reader->by_cjson_alone ? NULL : acg_relation_scan(&relation, at, &memory);
        if (!memory) acg_reader_out_of_memory(reader);
        if (end) {
            acg_judge_relation(reader, &relation);
        } else if (memory) {
            end = read_relation_slowly(reader, &relation);
        }
        at = end ? next_item(end) : NULL;
    }
    free(relation.among.items);
    free(relation.cite.items);
}

/** The reading of a stretch, into a branch of the builder and a report of its own. */
struct branch {
    struct acg_reader reader;
    const struct acg_stretch *stretch;
    struct acg_task task;
};

static void read_branch(void *context)
{
    struct branch *branch = context;
    read_up_to(&branch->reader, branch->stretch->start, next_item(branch->stretch->end));
}

static void start_branch(struct branch *branch, const struct acg_reader *reader,
                         const struct acg_stretch *stretch)
{
    *branch = (struct branch){.reader = *reader, .stretch = stretch};
    branch->reader.item_index = stretch->first_index;
    branch->reader.builder = acg_builder_branch(reader->builder);
    branch->reader.report = reader->report ? acg_report_new() : NULL;
    if (!branch->reader.builder || (reader->report && !branch->reader.report)) {
        branch->reader.status = ACG_FAILED;
        return;
    }
    branch->task = (struct acg_task){.work = read_branch, .context = branch};
    acg_task_start(&branch->task);
}

/** Adds to `reader` what its branch read. */
static void join_branch(struct acg_reader *reader, struct branch *branch)
{
    struct acg_reader *from = &branch->reader;
    acg_task_finish(&branch->task);
    if (from->report) acg_report_join(reader->report, from->report);
    bool memory = from->status != ACG_FAILED;
    if (memory && !reader->status) reader->status = from->status;
    if (memory && !reader->status) memory = acg_builder_join(reader->builder, from->builder);
    if (!memory) acg_reader_out_of_memory(reader);
    acg_builder_free(from->builder);
    acg_report_free(from->report);
}

void acg_reader_relations(struct acg_reader *reader, const char *at,
                          const struct acg_stretches *stretches)
{
    struct branch branches[ACG_MOST_STRETCHES];
    for (size_t i = 0; i < stretches->count; i++)
        start_branch(&branches[i], reader, &stretches->items[i]);
    reader->item_index = 0;
    for (size_t i = 0; i < stretches->count; i++) {
        const struct acg_stretch *stretch = &stretches->items[i];
        read_up_to(reader, at, stretch->start);
        join_branch(reader, &branches[i]);
        at = next_item(stretch->end);
        reader->item_index = stretch->first_index + stretch->count;
    }
    read_up_to(reader, at, NULL);
}
