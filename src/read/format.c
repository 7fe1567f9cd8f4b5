#include "read/format.h"

#include "base/buffer.h"
#include "base/report.h"
#include "read/graph_database.h"
#include "read/reader.h"

#include <string.h>
#include <strings.h>

acg_status acg_refuse_map(const struct acg_read_options *options, const char *name,
                          const char *format, acg_report *report)
{
    if (!options || (!options->map && !options->actor_map && !options->where)) return ACG_OK;
    return acg_misuse(report,
                      "%s is %s; --map, --actor-map and --where are for tables, GraphML and GEXF",
                      name, format);
}

static acg_status read_json(const char *text, size_t length, const char *name,
                            const struct acg_read_options *options, acg_graph **out,
                            acg_report *report)
{
    struct acg_reading_way way = {.options = options};
    *out = NULL;
    acg_status status = acg_refuse_map(options, name, "JSON", report);
    return status ? status : acg_graph_parse_by(text, length, name, &way, out, report);
}

/** The formats: their names, the endings of their files, how their texts begin, their readers. */
static const struct {
    const char *name;
    const char *endings[3];
    const char *root, *word; // of XML; of a text, in any case
    acg_status (*read)(const char *text, size_t length, const char *name,
                       const struct acg_read_options *options, acg_graph **out, acg_report *report);
} formats[ACG_N_READ_FORMATS] = {
    [ACG_READ_ANY] = {.name = "any"},
    [ACG_READ_JSON] = {.name = "json", .endings = {"json"}, .word = "{", .read = read_json},
    [ACG_READ_GRAPHML] = {.name = "graphml",
                          .endings = {"graphml"},
                          .root = "graphml",
                          .read = acg_graphml_read},
    [ACG_READ_GEXF] = {.name = "gexf", .endings = {"gexf"}, .root = "gexf", .read = acg_gexf_read},
    [ACG_READ_PAJEK] = {.name = "pajek",
                        .endings = {"net", "paj", "pajek"},
                        .word = "*",
                        .read = acg_pajek_read},
    [ACG_READ_DL] = {.name = "dl", .endings = {"dl"}, .word = "dl", .read = acg_dl_read},
    [ACG_READ_SQLITE] = {.name = "sqlite",
                         .endings = {"db", "sqlite", "sqlite3"},
                         .read = acg_graph_database_parse},
};

const char *acg_read_format_name(enum acg_read_format format)
{
    return formats[format].name;
}

/** Whether a name ends in a dot and `ending`. */
static bool ends_in(const char *name, size_t length, const char *ending)
{
    size_t n = strlen(ending);
    return length > n && name[length - n - 1] == '.' &&
           strncasecmp(name + length - n, ending, n) == 0;
}

enum acg_read_format acg_read_format_of_name(const char *name)
{
    size_t length = strlen(name);
    if (ends_in(name, length, "gz")) length -= 3;
    else if (ends_in(name, length, "zst")) length -= 4;
    for (int f = ACG_READ_JSON; f < ACG_N_READ_FORMATS; f++) {
        for (size_t i = 0; i < 3 && formats[f].endings[i]; i++) {
            if (ends_in(name, length, formats[f].endings[i])) return (enum acg_read_format)f;
        }
    }
    return ACG_READ_ANY;
}

/** The first bytes without the zeros that UTF-16 has between them, and without marks of order. */
static size_t take_beginning(const char *text, size_t length, char out[], size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < length && n + 1 < room; i++) {
        unsigned char c = (unsigned char)text[i];
        bool is_mark = i < 3 && c >= 0x80;
        if (c != 0 && !is_mark) out[n++] = (char)c;
    }
    out[n] = '\0';
    return n;
}

/** Whether a text has an element of this name, with a prefix or without. */
static bool has_element(const char *text, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = text; (at = strchr(at, '<')); at++) {
        size_t word = strcspn(at + 1, " \t\r\n/>");
        bool ends = word >= length && strncmp(at + 1 + word - length, name, length) == 0;
        if (ends && (word == length || at[word - length] == ':')) return true;
    }
    return false;
}

enum acg_read_format acg_read_format_of(const char *name, const char *text, size_t length)
{
    enum { ENOUGH = 4096 };
    char room[ENOUGH];
    if (acg_database_is(text, length)) return ACG_READ_SQLITE;
    enum acg_read_format format = acg_read_format_of_name(name);
    if (format != ACG_READ_ANY) return format;
    take_beginning(text, length, room, sizeof room);
    const char *start = room + strspn(room, " \t\r\n");
    for (int f = ACG_READ_JSON; f < ACG_N_READ_FORMATS; f++) {
        const char *root = formats[f].root, *word = formats[f].word;
        if (root && *start == '<' && has_element(start, root)) return (enum acg_read_format)f;
        if (word && strncasecmp(start, word, strlen(word)) == 0) return (enum acg_read_format)f;
    }
    return *start == '<' ? ACG_READ_GRAPHML : ACG_READ_JSON;
}

acg_status acg_format_read(const char *text, size_t length, const char *name,
                           const struct acg_read_options *options, acg_graph **out,
                           acg_report *report)
{
    static const struct acg_read_options defaults = {0};
    if (!options) options = &defaults;
    enum acg_read_format format = options->format;
    if (format == ACG_READ_ANY) format = acg_read_format_of(name, text, length);
    return formats[format].read(text, length, name, options, out, report);
}

acg_status acg_graph_parse_any(const char *text, size_t length, const char *name,
                               const struct acg_read_options *options, acg_graph **out,
                               acg_report *report)
{
    struct acg_buffer copy = {0}; // the readers want a NUL behind the text
    acg_buffer_add(&copy, text, length);
    *out = NULL;
    acg_status status = copy.failed
                            ? acg_out_of_memory(report)
                            : acg_format_read(copy.data, length, name, options, out, report);
    acg_buffer_clear(&copy);
    return status;
}
