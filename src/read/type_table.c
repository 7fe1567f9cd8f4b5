// Tables of types: the codebook, a row each.
#include "read/table.h"

#include "base/number.h"
#include "base/utf8.h"

#include <string.h>

enum type_key { ID, KIND, WEIGHT, LABEL, NOTE, N_TYPE_KEYS };
enum family { LABEL_IN, FREE, N_FAMILIES };

static const char *const keys[N_TYPE_KEYS] = {"id", "kind", "weight", "label", "note"};
static const char *const families[N_FAMILIES] = {"label.", "x-"};
const struct acg_table_keys acg_type_keys = {.keys = keys,
                                             .n_keys = N_TYPE_KEYS,
                                             .families = families,
                                             .n_families = N_FAMILIES,
                                             .option = "--codebook"};

static struct acg_piece value_of(const struct acg_table_reading *reading, enum type_key key)
{
    return acg_table_value(reading, key);
}

static bool read_weight(struct acg_table_reading *reading, struct acg_type *type)
{
    bool given;
    double weight = 1;
    char number[ACG_NUMBER_TEXT];
    if (!acg_datum_number(reading, WEIGHT, &given, &weight)) return false;
    if (weight > 0) {
        type->weight = weight;
        return true;
    }
    acg_number_shortest(weight, number);
    acg_table_reject(reading, WEIGHT, "'%s' is not above 0; say rivalry by the kind", number);
    return false;
}

static bool read_kind(struct acg_table_reading *reading, struct acg_type *type)
{
    struct acg_piece word = value_of(reading, KIND);
    char quoted[ACG_QUOTE];
    if (word.text && acg_kind_parse(word.text, word.length, &type->kind)) return true;
    acg_table_reject(reading, KIND, "'%s' is none of cooperation, rivalry, membership, threat",
                     word.text ? acg_quote(quoted, word.text, word.length) : "");
    return false;
}

static bool keep_extras(struct acg_table_reading *reading)
{
    acg_builder *builder = reading->reader.builder;
    for (size_t i = 0; i < reading->columns.n_tagged; i++) {
        struct acg_piece value = acg_columns_tagged(&reading->columns, &reading->rows, i);
        struct acg_piece tag = reading->columns.tagged[i].tag;
        if (reading->columns.tagged[i].family != FREE || !value.text) continue;
        const char *key = acg_datum_free_key(reading, tag);
        const char *json = key ? acg_datum_json(reading, value) : NULL;
        if (!json) return false;
        if (acg_builder_add_extra(builder, ACG_PART_TYPE, key, json)) continue;
        acg_reader_out_of_memory(&reading->reader);
        return false;
    }
    return true;
}

static void read_type(struct acg_table_reading *reading)
{
    struct acg_piece id = value_of(reading, ID), note = value_of(reading, NOTE);
    struct acg_reader *reader = &reading->reader;
    struct acg_type type = {.weight = 1};
    char quoted[ACG_QUOTE];
    if (!id.text) {
        acg_table_reject(reading, ID, "the type has no id");
        return;
    }
    if (acg_builder_find_type(reader->builder, id.text, id.length) != ACG_NONE) {
        acg_table_reject(reading, ID, "the type '%s' stands twice",
                         acg_quote(quoted, id.text, id.length));
        return;
    }
    if (!read_kind(reading, &type) || !read_weight(reading, &type) ||
        !acg_datum_labels(reading, LABEL, LABEL_IN, &type.label) ||
        (note.text && !(type.note = acg_datum_text(reading, note))) ||
        !(type.id = acg_datum_text(reading, id)) || !keep_extras(reading)) {
        return;
    }
    if (!acg_builder_add_type(reader->builder, &type)) acg_reader_out_of_memory(reader);
}

acg_status acg_type_table_read(struct acg_table_reading *reading, acg_report *report)
{
    struct acg_place place = {.file = reading->rows.name};
    bool more = true;
    acg_status status = ACG_OK;
    for (int key = ID; key <= KIND; key++) {
        if (reading->columns.of[key].given) continue;
        return acg_reject(report, &place,
                          "a codebook has the columns id and kind, and may have weight, label, "
                          "label.LANGUAGE, note; there is no '%s'",
                          keys[key]);
    }
    while (more && !status && reading->reader.status != ACG_FAILED) {
        status = acg_rows_next(&reading->rows, reading->columns.n_columns, &more, report);
        if (!status && more) read_type(reading);
    }
    return status ? status : reading->reader.status;
}
