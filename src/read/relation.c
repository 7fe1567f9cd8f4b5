#include "read/relation.h"

#include "base/array.h"
#include "read/json_scan.h"

#include <string.h>

#define FIELD(name, shape, has)                                                                    \
    {                                                                                              \
#name, sizeof #name - 1, shape, offsetof(struct acg_relation, name), has                   \
    }
#define TEXT(name) FIELD(name, ACG_SHAPE_TEXT, 0)
#define LIST(name) FIELD(name, ACG_SHAPE_LIST, 0)
#define NUMBER(name) FIELD(name, ACG_SHAPE_NUMBER, offsetof(struct acg_relation, has_##name))
#define FLAG(name) FIELD(name, ACG_SHAPE_FLAG, offsetof(struct acg_relation, has_##name))

/** In the order in which files mostly write them. */
static const struct acg_field fields[] = {
    TEXT(from),  TEXT(to),           TEXT(kind),     NUMBER(weight), TEXT(since),  TEXT(until),
    TEXT(type),  TEXT(date),         LIST(cite),     TEXT(note),     TEXT(status), TEXT(id),
    LIST(among), NUMBER(confidence), FLAG(directed), TEXT(recorded),
};

enum { N_FIELDS = sizeof fields / sizeof *fields };

const char *const acg_relation_keys[] = {
    "from", "to",   "kind",   "weight", "since", "until",      "type",     "date",
    "cite", "note", "status", "id",     "among", "confidence", "directed", "recorded",
};
const size_t acg_n_relation_keys = sizeof acg_relation_keys / sizeof *acg_relation_keys;

const struct acg_field *acg_relation_field(const char *key, size_t length)
{
    for (size_t i = 0; i < N_FIELDS; i++) {
        if (fields[i].length == length && memcmp(fields[i].key, key, length) == 0) {
            return &fields[i];
        }
    }
    return NULL;
}

void acg_relation_reset(struct acg_relation *relation)
{
    struct acg_pieces among = relation->among, cite = relation->cite;
    *relation = (struct acg_relation){.among = among, .cite = cite};
    relation->among.count = relation->cite.count = 0;
    relation->among.given = relation->cite.given = false;
}

/** Walks over a text without escapes; NULL if it has one. */
static const char *scan_text(const char *at, struct acg_piece *out)
{
    if (*at != '"') return NULL;
    const char *start = ++at;
    while (*at != '"' && *at != '\\')
        at++;
    if (*at == '\\') return NULL;
    *out = (struct acg_piece){start, (size_t)(at - start)};
    return at + 1;
}

/** A plain decimal of at most 15 digits: m / 10^k is exact then (both are doubles, one rounding).
 */
static const char *scan_number(const char *at, double *out)
{
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    double digits = 0;
    int n = 0, behind = 0;
    bool point = false;
    for (;; at++) {
        if (*at >= '0' && *at <= '9') {
            digits = digits * 10 + (*at - '0');
            behind += point;
            if (++n > 15) return NULL;
        } else if (*at == '.' && !point) {
            point = true;
        } else {
            break;
        }
    }
    if (n == 0 || *at == 'e' || *at == 'E') return NULL; // a sign, a word or an exponent: not ours
    *out = digits / powers[behind];
    return at;
}

static const char *scan_flag(const char *at, bool *out)
{
    *out = *at == 't';
    if (strncmp(at, "true", 4) == 0) return at + 4;
    if (strncmp(at, "false", 5) == 0) return at + 5;
    return NULL;
}

static const char *scan_list(const char *at, struct acg_pieces *out, bool *memory)
{
    if (*at != '[') return NULL;
    out->given = true;
    at = acg_json_blank(at + 1);
    while (*at != ']') {
        struct acg_piece piece;
        if (!(at = scan_text(at, &piece))) return NULL;
        if (!acg_array_room(&out->items, out->count, &out->room, sizeof piece)) {
            *memory = false;
            return NULL;
        }
        out->items[out->count++] = piece;
        at = acg_json_blank(at);
        if (*at == ',') at = acg_json_blank(at + 1);
    }
    return at + 1;
}

static const char *scan_value(struct acg_relation *relation, const struct acg_field *field,
                              const char *at, bool *memory)
{
    char *into = (char *)relation + field->offset;
    switch (field->shape) {
    case ACG_SHAPE_TEXT:
        return scan_text(at, (struct acg_piece *)(void *)into);
    case ACG_SHAPE_NUMBER:
        *((char *)relation + field->has_offset) = true;
        return scan_number(at, (double *)(void *)into);
    case ACG_SHAPE_FLAG:
        *((char *)relation + field->has_offset) = true;
        return scan_flag(at, (bool *)into);
    case ACG_SHAPE_LIST:
        return scan_list(at, (struct acg_pieces *)(void *)into, memory);
    }
    return NULL;
}

const char *acg_relation_scan(struct acg_relation *relation, const char *at, bool *memory)
{
    acg_relation_reset(relation);
    if (*at != '{') return NULL;
    at = acg_json_blank(at + 1);
    while (*at != '}') {
        struct acg_piece key;
        if (!(at = scan_text(at, &key))) return NULL;
        const struct acg_field *field = acg_relation_field(key.text, key.length);
        if (!field) return NULL;
        at = acg_json_blank(acg_json_blank(at) + 1); // over the colon
        if (!(at = scan_value(relation, field, at, memory))) return NULL;
        at = acg_json_blank(at);
        if (*at == ',') at = acg_json_blank(at + 1);
    }
    return at + 1;
}

/** Bytes that stand for themselves in a text: ASCII without controls, quote and backslash. */
static bool is_plain(char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/** Walks over a text of plain bytes; NULL if it is another. */
static const char *check_text(const char *at)
{
    if (*at != '"') return NULL;
    do
        at++;
    while (is_plain(*at));
    return *at == '"' ? at + 1 : NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** Walks over digits with at most one point, as RFC 8259 has them; NULL if there is more. */
static const char *check_number(const char *at)
{
    const char *start = at;
    while (is_digit(*at))
        at++;
    if (at == start || (*start == '0' && at > start + 1)) return NULL;
    if (*at == '.') {
        const char *point = at++;
        while (is_digit(*at))
            at++;
        if (at == point + 1) return NULL;
    }
    return *at == 'e' || *at == 'E' || at - start > 40 ? NULL : at;
}

static const char *check_list(const char *at)
{
    at = acg_json_blank(at + 1);
    while (*at != ']') {
        if (!(at = check_text(at))) return NULL;
        at = acg_json_blank(at);
        if (*at == ']') break;
        if (*at != ',') return NULL;
        at = acg_json_blank(at + 1);
        if (*at != '"') return NULL;
    }
    return at + 1;
}

static const char *check_value(const char *at)
{
    bool flag;
    if (*at == '"') return check_text(at);
    if (*at == '[') return check_list(at);
    return is_digit(*at) ? check_number(at) : scan_flag(at, &flag);
}

const char *acg_relation_check(const char *at)
{
    unsigned seen = 0;
    do {
        at = acg_json_blank(at + 1); // over the bracket or the comma
        const char *key = at + 1;
        if (!(at = check_text(at))) return NULL;
        const struct acg_field *field = acg_relation_field(key, (size_t)(at - 1 - key));
        unsigned bit = field ? 1u << (field - fields) : 0;
        if (!bit || (seen & bit)) return NULL;
        seen |= bit;
        at = acg_json_blank(at);
        if (*at != ':') return NULL;
        if (!(at = check_value(acg_json_blank(at + 1)))) return NULL;
        at = acg_json_blank(at);
    } while (*at == ',');
    return *at == '}' ? at + 1 : NULL;
}
