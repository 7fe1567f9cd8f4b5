#include "read/reader.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/odbc.h"
#include "base/process.h"
#include "base/report.h"
#include "base/unpack.h"
#include "base/utf8.h"
#include "model/graph.h"
#include "read/bibliography.h"
#include "read/format.h"
#include "read/graph_database.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void acg_reader_items(struct acg_reader *reader, const char *at,
                      const char *(*read)(struct acg_reader *))
{
    for (size_t i = 0; at && *at != ']' && reader->status != ACG_FAILED; i++) {
        reader->item_index = i;
        reader->item_at = (size_t)(at - reader->json.text);
        at = read(reader);
        if (!at) break;
        at = acg_json_blank(at);
        if (*at == ',') at = acg_json_blank(at + 1);
    }
}

static bool is(const struct acg_json_member *member, const char *key)
{
    return member->key_length == strlen(key) && memcmp(member->key, key, member->key_length) == 0;
}

static const struct acg_json_member *find(const struct acg_json_members *members, const char *key)
{
    for (size_t i = 0; i < members->count; i++) {
        if (is(&members->items[i], key)) return &members->items[i];
    }
    return NULL;
}

/** Enters a section: the value of a member; says whether it is an array or object as it must be. */
static const char *enter(struct acg_reader *reader, const struct acg_json_members *members,
                         const char *section, char bracket, const char *expected)
{
    const struct acg_json_member *member = find(members, section);
    struct acg_step step = {.key = section};
    reader->section = NULL;
    reader->item_key = NULL;
    reader->item_at = 0;
    if (!member) return NULL;
    const char *at = reader->json.text + member->value_at;
    if (*at != bracket) {
        acg_reader_reject(reader, &step, "expected %s", expected);
        reader->lacks_section = true;
        return NULL;
    }
    reader->section = section;
    reader->item_at = member->value_at;
    return at;
}

static void read_types(struct acg_reader *reader, const struct acg_json_members *members)
{
    const char *end;
    if (!enter(reader, members, "types", '{', "an object of types by name")) return;
    cJSON *types = acg_reader_parse_item(reader, &end);
    if (types) acg_reader_types(reader, types);
    cJSON_Delete(types);
}

/** The value of a member of the top level; NULL if there is none, or no memory (said). Free with
 * cJSON_Delete. */
static cJSON *parse_member(struct acg_reader *reader, const struct acg_json_members *members,
                           const char *key)
{
    const struct acg_json_member *member = find(members, key);
    const char *end;
    reader->section = NULL;
    if (!member) return NULL;
    reader->item_at = member->value_at;
    cJSON *value = acg_reader_parse_item(reader, &end);
    reader->item_at = 0; // remarks about it start from the top
    return value;
}

static void read_title(struct acg_reader *reader, const struct acg_json_members *members)
{
    struct acg_step step = {.key = "title"};
    struct acg_labels title;
    cJSON *value = parse_member(reader, members, step.key);
    if (value && acg_reader_labels(reader, value, &step, &title)) {
        acg_builder_set_title(reader->builder, title);
    }
    cJSON_Delete(value);
}

static void read_license(struct acg_reader *reader, const struct acg_json_members *members)
{
    struct acg_step step = {.key = "license"};
    cJSON *value = parse_member(reader, members, step.key);
    const char *license = value ? acg_reader_text(reader, value, &step) : NULL;
    if (license) acg_builder_set_license(reader->builder, license);
    cJSON_Delete(value);
}

static void check_version(struct acg_reader *reader, const struct acg_json_members *members)
{
    const struct acg_json_member *member = find(members, "actorgraph");
    struct acg_step step = {.key = "actorgraph"};
    reader->section = NULL;
    reader->item_at = 0;
    if (!member) {
        acg_reader_warn(reader, NULL, "no format version; add \"actorgraph\": 1");
        return;
    }
    const char *at = reader->json.text + member->value_at, *end = acg_json_skip(at);
    char quoted[ACG_QUOTE];
    if (end - at != 1 || *at != '1') {
        acg_reader_reject(reader, &step,
                          "the format version %s is unknown; this program reads version 1",
                          acg_quote(quoted, at, (size_t)(end - at)));
    }
}

/** Keeps a member of the top level that the format does not define, and warns of it unless its key
 * is free. */
static void keep_member(struct acg_reader *reader, const struct acg_json_member *member)
{
    static const char *const known[] = {"actorgraph", "title",  "license",   "types",
                                        "sources",    "actors", "relations", "$schema"};
    const char *at = reader->json.text + member->key_at;
    char raw[256]; // by which the remark finds its place; a longer one is none that we know
    snprintf(raw, sizeof raw, "%.*s", (int)(member->key_length % INT_MAX), member->key);
    if (!is(member, "$schema")) {
        acg_reader_check_key(reader, raw, known, sizeof known / sizeof *known);
    }
    cJSON *key = cJSON_ParseWithLengthOpts(at, reader->json.length - member->key_at, NULL, false);
    if (!key) {
        acg_reader_out_of_memory(reader);
        return;
    }
    acg_reader_keep(reader, ACG_PART_GRAPH, key->valuestring, reader->json.text + member->value_at);
    cJSON_Delete(key);
}

/** Looks after members of the top level that the format does not have. */
static void keep_members(struct acg_reader *reader, const struct acg_json_members *members)
{
    static const char *const ours[] = {"actorgraph", "title",  "license",  "types",
                                       "sources",    "actors", "relations"};
    reader->section = NULL;
    reader->item_at = 0;
    for (size_t i = 0; i < members->count; i++) {
        size_t k = 0;
        while (k < sizeof ours / sizeof *ours && !is(&members->items[i], ours[k]))
            k++;
        if (k == sizeof ours / sizeof *ours) keep_member(reader, &members->items[i]);
    }
}

/** Says which parts are missing. */
static void check_parts(struct acg_reader *reader, const struct acg_json_members *members)
{
    if (!find(members, "actors")) {
        acg_reader_reject(reader, NULL, "no actors; add \"actors\", a list");
    }
    if (!find(members, "relations")) {
        acg_reader_warn(reader, NULL, "no relations; add \"relations\", a list");
    }
}

void acg_reader_bibliographies(struct acg_reader *reader, const struct acg_read_options *options)
{
    size_t most = options && options->max_bytes ? options->max_bytes : ACG_MAX_BYTES;
    acg_status status = ACG_OK;
    for (size_t i = 0; options && i < options->n_bibliographies && !status; i++)
        status = acg_reader_bibliography(reader, options->bibliographies[i], most);
}

void acg_reader_head(struct acg_reader *reader, const struct acg_json_members *members)
{
    check_version(reader, members);
    keep_members(reader, members);
    read_title(reader, members);
    read_license(reader, members);
}

static void read_members(struct acg_reader *reader, const struct acg_json_members *members,
                         const struct acg_stretches *stretches,
                         const struct acg_read_options *options)
{
    acg_reader_head(reader, members);
    check_parts(reader, members);
    read_types(reader, members);
    const char *at = enter(reader, members, "sources", '[', "a list of sources");
    if (at) acg_reader_items(reader, acg_json_blank(at + 1), acg_reader_source);
    acg_reader_bibliographies(reader, options);
    at = enter(reader, members, "actors", '[', "a list of actors");
    if (at) acg_reader_items(reader, acg_json_blank(at + 1), acg_reader_actor);
    if (!at || reader->lacks_section) return; // every relation would name something unknown
    at = enter(reader, members, "relations", '[', "a list of relations");
    if (at) acg_reader_relations(reader, acg_json_blank(at + 1), stretches);
}

void acg_reader_head_text(struct acg_reader *reader, const char *text, size_t length)
{
    struct acg_json outer = reader->json;
    struct acg_json_members members = {0};
    struct acg_stretches none = {0};
    reader->json = (struct acg_json){.name = outer.name, .text = text, .length = length};
    acg_status status = acg_json_scan(&reader->json, &members, &none, NULL);
    if (status == ACG_FAILED) acg_reader_out_of_memory(reader);
    if (status == ACG_REJECTED) {
        acg_reader_reject(reader, NULL, "this is no JSON object that a graph's head can be");
    }
    if (!status) {
        acg_reader_head(reader, &members);
        read_types(reader, &members);
        const char *at = enter(reader, &members, "sources", '[', "a list of sources");
        if (at) acg_reader_items(reader, acg_json_blank(at + 1), acg_reader_source);
    }
    free(members.items);
    reader->section = NULL;
    reader->json = outer;
}

bool acg_reader_is_json(struct acg_reader *reader, const char *text, size_t length)
{
    struct acg_json_members members = {0};
    struct acg_stretches none = {0};
    struct acg_buffer whole = {0};
    acg_buffer_text(&whole, "{\"value\":");
    acg_buffer_add(&whole, text, length);
    acg_buffer_char(&whole, '}');
    struct acg_json json = {.name = "", .text = whole.data, .length = whole.length};
    acg_status status = whole.failed ? ACG_FAILED : acg_json_scan(&json, &members, &none, NULL);
    if (status == ACG_FAILED) acg_reader_out_of_memory(reader);
    bool is_one = !status && members.count == 1; // not: 1,"other":2
    free(members.items);
    acg_buffer_clear(&whole);
    return is_one;
}

void acg_reader_relation_list(struct acg_reader *reader, const char *list, size_t length)
{
    static const char before[] = "{\"relations\":";
    struct acg_json outer = reader->json;
    struct acg_json_members members = {0};
    struct acg_stretches none = {0};
    struct acg_buffer text = {0};
    acg_buffer_text(&text, before);
    acg_buffer_add(&text, list, length);
    acg_buffer_char(&text, '}');
    if (text.failed) {
        acg_reader_out_of_memory(reader);
        acg_buffer_clear(&text);
        return;
    }
    reader->json = (struct acg_json){.name = outer.name, .text = text.data, .length = text.length};
    acg_status status = acg_json_scan(&reader->json, &members, &none, NULL);
    if (status == ACG_FAILED) acg_reader_out_of_memory(reader);
    if (status == ACG_REJECTED || (!status && members.count != 1)) {
        acg_reader_reject(reader, NULL, "this is no list of relations in JSON");
    } else if (!status) {
        const char *at = enter(reader, &members, "relations", '[', "a list of relations");
        if (at) acg_reader_relations(reader, acg_json_blank(at + 1), &none);
    }
    free(members.items);
    reader->section = NULL;
    reader->json = outer;
    acg_buffer_clear(&text);
}

static bool is_utf16(const char *text, size_t length)
{
    const unsigned char *b = (const unsigned char *)text;
    return length >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff) ||
                           b[0] == 0 || (b[0] < 0x80 && b[1] == 0 && length > 2));
}

/** Large files are worth a thread for each part of their relations; as many as the processors. */
static size_t parts_of(size_t length)
{
    enum { WORTH_A_THREAD = 2 * 1000 * 1000 };
    size_t parts = length / WORTH_A_THREAD;
    return parts <= 1 ? 1 : parts < acg_processors() ? parts : acg_processors();
}

acg_status acg_graph_parse_by(const char *text, size_t length, const char *name,
                              const struct acg_reading_way *way, acg_graph **out,
                              acg_report *report)
{
    *out = NULL;
    size_t first = report ? acg_report_count(report) : 0;
    struct acg_place whole = {.file = name};
    if (is_utf16(text, length)) {
        return acg_reject(report, &whole, "the file is UTF-16; save it as UTF-8");
    }
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        length -= 3;
    }
    struct acg_reader reader = {.json = {.name = name, .text = text, .length = length},
                                .report = report,
                                .by_cjson_alone = way->by_cjson_alone};
    struct acg_json_members members = {0};
    struct acg_stretches stretches;
    acg_stretches_start(&stretches, text, length, way->parts ? way->parts : parts_of(length));
    reader.status = acg_json_scan(&reader.json, &members, &stretches, report);
    acg_stretches_finish(&stretches);
    if (!reader.status && !(reader.builder = acg_builder_new())) acg_reader_out_of_memory(&reader);
    if (!reader.status) read_members(&reader, &members, &stretches, way->options);
    acg_report_sort(report, first);
    if (!reader.status && !(*out = acg_builder_freeze(reader.builder))) {
        acg_reader_out_of_memory(&reader);
    }
    if (*out && (*out)->n_actors == 0) acg_note(report, &whole, "the graph has no actors");
    acg_table_clear(&reader.folded_ids);
    free(reader.actor_items.items);
    free(reader.source_places.items);
    acg_builder_free(reader.builder);
    free(members.items);
    return reader.status;
}

acg_status acg_graph_parse(const char *text, size_t length, const char *name, acg_graph **out,
                           acg_report *report)
{
    struct acg_buffer copy = {0}; // the scan wants a NUL behind the text
    struct acg_reading_way way = {0};
    acg_buffer_add(&copy, text, length);
    acg_status status = copy.failed
                            ? acg_out_of_memory(report)
                            : acg_graph_parse_by(copy.data, length, name, &way, out, report);
    if (copy.failed) *out = NULL;
    acg_buffer_clear(&copy);
    return status;
}

/** The digest of a file, computed beside its reading. */
struct digest_job {
    struct acg_buffer bytes;
    char hex[ACG_DIGEST_TEXT];
};

static void digest(void *context)
{
    struct digest_job *job = context;
    acg_digest(job->bytes.data, job->bytes.length, job->hex);
}

/** The digest of a file of any size, computed beside its reading. */
struct file_digest_job {
    const char *path;
    acg_report *report; // of its own: a report takes remarks of one thread
    acg_status status;
    char hex[ACG_DIGEST_TEXT];
};

static void digest_file(void *context)
{
    struct file_digest_job *job = context;
    job->status = acg_file_digest(job->path, job->hex, job->report);
}

/** Refuses a database over the limit, if one was set: by window it is read in parts. */
static acg_status check_size(const char *path, const struct acg_file_head *head, size_t most,
                             acg_report *report)
{
    struct acg_place place = {.file = path};
    if (most == 0 || head->size <= most) return ACG_OK;
    return acg_reject(report, &place, "%llu bytes, over the limit of %zu; raise it with --max-size",
                      (unsigned long long)head->size, most);
}

static acg_status read_database(const char *path, const struct acg_file_head *head,
                                const struct acg_read_options *options, acg_graph **out,
                                acg_report *report)
{
    struct file_digest_job job = {.path = path, .report = acg_report_new()};
    struct acg_task task = {.work = digest_file, .context = &job};
    acg_status status = check_size(path, head, options ? options->max_bytes : 0, report);
    bool wants_digest = options && options->digest && !status;
    if (wants_digest) acg_task_start(&task);
    if (!status) status = acg_graph_database_read(path, head, options, out, report);
    acg_task_finish(&task);
    if (report && job.report) acg_report_join(report, job.report);
    acg_report_free(job.report);
    if (!status && job.status) {
        acg_graph_free(*out);
        *out = NULL;
        status = job.status;
    }
    if (*out && wants_digest) memcpy((*out)->digest, job.hex, sizeof job.hex);
    return status;
}

acg_status acg_graph_read(const char *path, const struct acg_read_options *options, acg_graph **out,
                          acg_report *report)
{
    enum { WORTH_A_THREAD = 4 * 1000 * 1000 };
    size_t most = options && options->max_bytes ? options->max_bytes : ACG_MAX_BYTES;
    bool wants_digest = options && options->digest;
    struct digest_job job = {0};
    struct acg_task task = {.work = digest, .context = &job};
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    struct acg_file_head head;
    *out = NULL;
    const char *connection = acg_odbc_of_path(path);
    if (connection) return acg_graph_server_read(connection, options, out, report);
    acg_status status = acg_file_head(path, &head, report);
    enum acg_read_format format = options ? options->format : ACG_READ_ANY;
    bool may_be_one = format == ACG_READ_ANY || format == ACG_READ_SQLITE;
    if (!status && may_be_one && acg_database_is(head.bytes, head.length)) {
        return read_database(path, &head, options, out, report);
    }
    if (!status) status = acg_file_read(path, most, &job.bytes, report);
    bool is_packed = !status && acg_is_packed(&job.bytes);
    if (!status && wants_digest && job.bytes.length > WORTH_A_THREAD && !is_packed) {
        acg_task_start(&task);
    } else if (!status && wants_digest) {
        digest(&job); // of the file as it is stored
    }
    if (is_packed) status = acg_unpack(name, most, &job.bytes, report);
    if (!status) {
        status = acg_format_read(job.bytes.data ? job.bytes.data : "", job.bytes.length, name,
                                 options, out, report);
    }
    acg_task_finish(&task);
    if (*out && wants_digest) memcpy((*out)->digest, job.hex, sizeof job.hex);
    acg_buffer_clear(&job.bytes);
    return status;
}
