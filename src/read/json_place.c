// Places in a text that was scanned: the value at the end of a way, the line and column of an
// offset.
#include "read/json_scan.h"

#include <string.h>

const char *acg_json_skip(const char *at)
{
    size_t depth = 0;
    do {
        char c = *at++;
        if (c == '"') {
            for (; *at != '"'; at++)
                at += *at == '\\';
            at++;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            depth--;
        } else if (depth == 0) {
            while (!strchr(" \t\r\n,]}", *at))
                at++;
        }
    } while (depth > 0);
    return at;
}

const char *acg_json_member(const char **at)
{
    const char *value = acg_json_blank(acg_json_blank(acg_json_skip(*at)) + 1);
    const char *next = acg_json_blank(acg_json_skip(value));
    *at = *next == ',' ? acg_json_blank(next + 1) : next;
    return value;
}

/** The member of the object at `at` whose raw key is `key`; sets `*key_at`. NULL if there is none.
 */
static const char *find_member(const char *at, const char *key, const char **key_at)
{
    size_t length = strlen(key);
    if (*at != '{') return NULL;
    for (at = acg_json_blank(at + 1); *at == '"'; at = acg_json_blank(at + 1)) {
        const char *stop = acg_json_skip(at);
        bool same = (size_t)(stop - at) == length + 2 && memcmp(at + 1, key, length) == 0;
        *key_at = at;
        at = acg_json_blank(acg_json_blank(stop) + 1);
        if (same) return at;
        at = acg_json_blank(acg_json_skip(at));
        if (*at != ',') break;
    }
    return NULL;
}

static const char *find_item(const char *at, size_t index)
{
    if (*at != '[') return NULL;
    at = acg_json_blank(at + 1);
    for (size_t i = 0; *at != ']'; i++) {
        if (i == index) return at;
        at = acg_json_blank(acg_json_skip(at));
        if (*at != ',') break;
        at = acg_json_blank(at + 1);
    }
    return NULL;
}

/** Steps are few: as many as the format has levels, whatever the input is. */
static const char *find(const struct acg_json *json, const struct acg_step *step,
                        const char **key_at)
{
    const char *outer = step->up ? find(json, step->up, key_at) : acg_json_blank(json->text);
    if (!step->key && step->up == NULL)
        return acg_json_blank(json->text + step->index); // a known offset
    const char *key = outer, *inner = step->key ? find_member(outer, step->key, &key)
                                                : find_item(outer, step->index);
    if (!inner) return outer;
    *key_at = step->key ? key : inner;
    return inner;
}

size_t acg_json_find(const struct acg_json *json, const struct acg_step *step, bool key)
{
    const char *key_at = json->text, *value = find(json, step, &key_at);
    return (size_t)((key ? key_at : value) - json->text);
}

static bool begins_character(char c)
{
    return ((unsigned char)c & 0xc0) != 0x80;
}

/** Counts back to an earlier offset: remarks of one item come in no order, and counting from the
 * start for each would take time by the square. */
static void count_back(struct acg_json *json, size_t offset)
{
    bool same_line = true;
    for (; json->counted > offset; json->counted--) {
        char c = json->text[json->counted - 1];
        json->line -= c == '\n';
        json->column -= begins_character(c);
        same_line &= c != '\n';
    }
    if (same_line) return;
    json->column = 1;
    for (size_t at = offset; at > 0 && json->text[at - 1] != '\n'; at--) {
        json->column += begins_character(json->text[at - 1]);
    }
}

void acg_json_locate(struct acg_json *json, size_t offset, size_t *line, size_t *column)
{
    if (json->line == 0 || offset < json->counted / 2) {
        json->counted = 0;
        json->line = json->column = 1;
    }
    if (offset < json->counted) count_back(json, offset);
    for (; json->counted < offset; json->counted++) {
        char c = json->text[json->counted];
        if (c == '\n') {
            json->line++;
            json->column = 1;
        } else {
            json->column += begins_character(c);
        }
    }
    *line = json->line;
    *column = json->column;
}
