#include "ingest/map.h"

#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>

static const char *const keys[] = {"from",  "to",     "date", "code",  "id",
                                   "score", "weight", "year", "month", "kind"};
enum { FROM, TO, DATE, CODE, ID, SCORE, WEIGHT, YEAR, MONTH, KIND, N_KEYS };

/** Cuts the next item off, without backslashes before commas. */
static char *next_item(const char **rest, struct acg_arena *arena)
{
    size_t n = 0;
    char *item = acg_arena_alloc(arena, strlen(*rest) + 1);
    if (!item) return NULL;
    while (**rest && **rest != ',') {
        if (**rest == '\\' && (*rest)[1]) (*rest)++;
        item[n++] = *(*rest)++;
    }
    item[n] = '\0';
    if (**rest) (*rest)++;
    return item;
}

static int find_key(const char *text, size_t length)
{
    for (int i = 0; i < N_KEYS; i++) {
        if (strlen(keys[i]) == length && memcmp(keys[i], text, length) == 0) return i;
    }
    return N_KEYS;
}

static acg_status check_number(const char *item, const char *column, acg_report *report)
{
    char *end;
    long number = strtol(column, &end, 10);
    if (*column >= '0' && *column <= '9' && !*end && number >= 1 && number <= ACG_FIELDS_MOST) {
        return ACG_OK;
    }
    return acg_misuse(report, "--map %s: without a header columns go by number, 1 to %d", item,
                      ACG_FIELDS_MOST);
}

static acg_status read_item(const char *item, bool by_number, const char *found[N_KEYS],
                            acg_report *report)
{
    char room[ACG_QUOTE];
    size_t length = strcspn(item, "=:");
    int key = find_key(item, length);
    const char *what = acg_quote(room, item, strlen(item));
    if (key == N_KEYS || !item[length] || !item[length + 1]) {
        return acg_misuse(report,
                          "--map %s: write KEY=COLUMN; keys are from, to, date, code, id, score, "
                          "weight, with --sql year and month; or kind:KIND",
                          what);
    }
    bool is_constant = item[length] == ':';
    if (is_constant != (key == KIND)) {
        return acg_misuse(report, "--map %s: %s", what,
                          is_constant ? "only the kind can be the same for all rows"
                                      : "a kind is the same for all rows, as in kind:rivalry; a "
                                        "column of kinds is a code, for a code book");
    }
    if (found[key]) return acg_misuse(report, "--map %s: the key stands twice", what);
    found[key] = item + length + 1;
    return by_number && !is_constant ? check_number(what, found[key], report) : ACG_OK;
}

/** Whether all that every row must have is there. */
static acg_status check(const char *const found[N_KEYS], acg_report *report)
{
    for (int i = FROM; i <= DATE; i++) {
        if (!found[i]) return acg_misuse(report, "--map: %s=COLUMN is missing", keys[i]);
    }
    if (!found[CODE] == !found[KIND]) {
        return acg_misuse(report, "--map: say either code=COLUMN, with a code book, or kind:KIND");
    }
    return ACG_OK;
}

static acg_status read_items(const char *map, bool by_number, struct acg_arena *arena,
                             struct acg_rule *rule, const char *found[N_KEYS], acg_report *report)
{
    acg_status status = ACG_OK;
    while (!status && *map) {
        char *item = next_item(&map, arena);
        status = item ? read_item(item, by_number, found, report) : acg_out_of_memory(report);
    }
    if (status) return status;
    if ((found[YEAR] || found[MONTH]) && !rule->options.sql) {
        return acg_misuse(report,
                          "--map %s=: in files periods come from the date; with --sql they "
                          "may have columns of their own",
                          keys[found[YEAR] ? YEAR : MONTH]);
    }
    if (found[YEAR]) rule->year_column = found[YEAR];
    if (found[MONTH]) rule->month_column = found[MONTH];
    return ACG_OK;
}

acg_status acg_map_rename(const char *map, struct acg_arena *arena, struct acg_rule *rule,
                          acg_report *report)
{
    static const struct {
        int key;
        enum acg_column column;
    } renamed[] = {{DATE, ACG_COLUMN_DATE},
                   {CODE, ACG_COLUMN_CODE},
                   {ID, ACG_COLUMN_ID},
                   {SCORE, ACG_COLUMN_SCORE}};
    const char *found[N_KEYS] = {0};
    acg_status status = read_items(map, false, arena, rule, found, report);
    if (status) return status;
    if (found[KIND]) {
        return acg_misuse(report,
                          "--map kind:%s: of this layout codes say the kind; change it by "
                          "--codebook",
                          found[KIND]);
    }
    if (found[WEIGHT] && !rule->weight_column) {
        return acg_misuse(report, "--map weight=: say by --weight which column it stands for");
    }
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++) {
        if (found[renamed[i].key]) rule->layout.columns[renamed[i].column] = found[renamed[i].key];
    }
    if (found[FROM]) rule->actors.from = found[FROM];
    if (found[TO]) rule->actors.to = found[TO];
    if (found[WEIGHT]) rule->weight_column = found[WEIGHT];
    return ACG_OK;
}

acg_status acg_map_read(const char *map, bool by_number, struct acg_arena *arena,
                        struct acg_rule *rule, const char **kind, acg_report *report)
{
    const char *found[N_KEYS] = {0};
    acg_status status = read_items(map, by_number, arena, rule, found, report);
    if (!status) status = check(found, report);
    if (status) return status;
    struct acg_layout *layout = &rule->layout;
    layout->columns[ACG_COLUMN_ID] = found[ID];
    layout->columns[ACG_COLUMN_DATE] = found[DATE];
    layout->columns[ACG_COLUMN_CODE] = found[CODE];
    layout->columns[ACG_COLUMN_SCORE] = found[SCORE];
    layout->weights[0] = (struct acg_layout_weight){found[WEIGHT] ? "weight" : NULL, found[WEIGHT]};
    for (int i = 0; i <= ACG_INGEST_ALL; i++) {
        struct acg_layout_actors *actors = &layout->actors[i];
        actors->from = found[FROM];
        actors->to = found[TO];
        if (actors->naming_else == ACG_NAMING_NONE) continue;
        actors->from_else = found[FROM];
        actors->to_else = found[TO];
    }
    *kind = found[KIND] ? found[KIND] : "";
    return ACG_OK;
}
