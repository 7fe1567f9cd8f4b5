// ingest/states.h - the codes and names by which event data name states, and what they stand for.
#ifndef ACG_INGEST_STATES_H
#define ACG_INGEST_STATES_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/arena.h"
#include "base/table.h"
#include "ingest/field.h"

/** A state, a territory, or what only looks like one. */
struct acg_state {
    const char *id; /**< ISO 3166 alpha-3 for states and territories */
    const char *name;
    const char *cow; /**< number of the Correlates of War, "" if none */
    bool is_state;   /**< or a territory; else a region, or one that is gone */
};

enum { ACG_STATE_LETTERS = 26 * 26 * 26, ACG_STATE_NUMBERS = 1000 };

struct acg_states {
    struct acg_arena arena;
    struct acg_state *list; /**< by id */
    size_t count, room;
    struct acg_table names, ids;
    uint16_t
        letters[ACG_STATE_LETTERS]; /**< state + 1 by CAMEO code, which mostly is the ISO code */
    uint16_t numbers[ACG_STATE_NUMBERS]; /**< state + 1 by Gleditsch and Ward's number */
};

/** Reads the table that is compiled in. acg_states_clear in either case. */
acg_status acg_states_read(struct acg_states *out, acg_report *report);
void acg_states_clear(struct acg_states *states);

/** The index of the state with this code of three letters, or UINT32_MAX. */
static inline uint32_t acg_states_by_code(const struct acg_states *states, struct acg_field code)
{
    if (code.length != 3) return UINT32_MAX;
    unsigned a = (unsigned)(unsigned char)code.text[0] - 'A';
    unsigned b = (unsigned)(unsigned char)code.text[1] - 'A';
    unsigned c = (unsigned)(unsigned char)code.text[2] - 'A';
    if (a > 25 || b > 25 || c > 25) return UINT32_MAX;
    return states->letters[(a * 26 + b) * 26 + c] - 1u;
}

/** The same by id, by name, by Gleditsch and Ward's number. */
uint32_t acg_states_by_id(const struct acg_states *states, struct acg_field id);
uint32_t acg_states_by_name(const struct acg_states *states, struct acg_field name);
uint32_t acg_states_by_number(const struct acg_states *states, struct acg_field number);

/** By code or name; where the text ends in parentheses by what stands in them: "Police (Russian
 * Federation)". */
uint32_t acg_states_by_text(const struct acg_states *states, struct acg_field text);

#endif
