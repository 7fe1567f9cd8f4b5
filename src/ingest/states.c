#include "ingest/states.h"

#include "base/array.h"
#include "base/report.h"
#include "ingest/data.h"
#include "ingest/sheet.h"

#include <stdlib.h>

enum { ID, TYPE, NAME, COW, GW, CODES, NAMES, N_COLUMNS };
static const char *const columns[N_COLUMNS] = {"id", "type", "name", "cow", "gw", "codes", "names"};

static const char *keep(struct acg_states *states, struct acg_field text)
{
    return acg_arena_text(&states->arena, text.text, text.length);
}

static void set_code(struct acg_states *states, struct acg_field code, uint16_t state)
{
    if (code.length != 3) return;
    size_t place = 0;
    for (size_t i = 0; i < 3; i++)
        place = place * 26 + (size_t)(code.text[i] - 'A');
    states->letters[place] = (uint16_t)(state + 1);
}

static bool add_name(struct acg_states *states, struct acg_field name, uint16_t state)
{
    if (name.length == 0) return true;
    const char *copy = keep(states, name);
    return copy && acg_table_add(&states->names, copy, name.length, state);
}

static bool add_state(struct acg_states *states, const struct acg_sheet *sheet)
{
    struct acg_field codes = acg_sheet_cell(sheet, CODES), names = acg_sheet_cell(sheet, NAMES);
    struct acg_field id = acg_sheet_cell(sheet, ID), type = acg_sheet_cell(sheet, TYPE), item;
    uint16_t index = (uint16_t)states->count;
    uint64_t number;
    if (!acg_array_room(&states->list, states->count, &states->room, sizeof *states->list)) {
        return false;
    }
    struct acg_state state = {keep(states, id), keep(states, acg_sheet_cell(sheet, NAME)),
                              keep(states, acg_sheet_cell(sheet, COW)),
                              acg_field_is(type, "state") || acg_field_is(type, "territory")};
    if (!state.id || !state.name || !state.cow) return false;
    states->list[states->count++] = state;
    set_code(states, id, index);
    while (acg_field_next(&codes, ' ', &item))
        set_code(states, item, index);
    if (acg_field_whole(acg_sheet_cell(sheet, GW), &number) && number < ACG_STATE_NUMBERS) {
        states->numbers[number] = (uint16_t)(index + 1);
    }
    bool added = acg_table_add(&states->ids, state.id, id.length, index) &&
                 add_name(states, acg_sheet_cell(sheet, NAME), index);
    while (added && acg_field_next(&names, ';', &item))
        added = add_name(states, item, index);
    return added;
}

acg_status acg_states_read(struct acg_states *out, acg_report *report)
{
    struct acg_sheet sheet;
    *out = (struct acg_states){0};
    acg_status status =
        acg_sheet_open(&sheet, "states.tsv", acg_data_states.bytes, acg_data_states.length, columns,
                       N_COLUMNS, N_COLUMNS, report);
    while (!status && acg_sheet_next(&sheet)) {
        if (!add_state(out, &sheet)) status = acg_out_of_memory(report);
    }
    return status;
}

void acg_states_clear(struct acg_states *states)
{
    acg_arena_clear(&states->arena);
    acg_table_clear(&states->names);
    acg_table_clear(&states->ids);
    free(states->list);
    states->list = NULL;
    states->count = states->room = 0;
}

uint32_t acg_states_by_id(const struct acg_states *states, struct acg_field id)
{
    return acg_table_find(&states->ids, id.text, id.length);
}

uint32_t acg_states_by_name(const struct acg_states *states, struct acg_field name)
{
    return acg_table_find(&states->names, name.text, name.length);
}

uint32_t acg_states_by_number(const struct acg_states *states, struct acg_field number)
{
    uint64_t value;
    if (!acg_field_whole(number, &value) || value >= ACG_STATE_NUMBERS) return UINT32_MAX;
    return states->numbers[value] - 1u;
}

uint32_t acg_states_by_text(const struct acg_states *states, struct acg_field text)
{
    uint32_t found = acg_states_by_code(states, text);
    if (found == UINT32_MAX) found = acg_states_by_name(states, text);
    if (found != UINT32_MAX || text.length < 3 || text.text[text.length - 1] != ')') return found;
    size_t at = text.length - 1;
    while (at > 0 && text.text[at - 1] != '(')
        at--;
    if (at == 0) return UINT32_MAX;
    struct acg_field inner = {text.text + at, text.length - 1 - at};
    found = acg_states_by_name(states, inner);
    return found;
}
