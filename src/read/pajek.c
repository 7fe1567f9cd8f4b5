// Pajek's .net: vertices, arcs, edges, with times in years.
#include "read/format.h"
#include "read/import.h"
#include "read/words.h"

#include "base/array.h"
#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WEIGHT, KIND, TYPE, SINCE, UNTIL, DATE, NOTE, N_COLUMNS };

/** The sections of a file. */
enum section { NONE, VERTICES, ARCS, EDGES, ARCS_LIST, EDGES_LIST, MATRIX, NETWORK };

struct pajek {
    struct acg_import import;
    struct acg_words words;
    enum section section;
    bool has_vertices;
    size_t n_vertices, row;                // as *Vertices says; of a matrix
    size_t edges[N_COLUMNS];               // columns
    size_t id, name, spells, since, until; // of nodes
    unsigned char *seen;                   // a bit a vertex
    struct acg_piece relation;             // of the section at hand
    bool is_over;
};

/** A stretch of years; 0 is an open end. */
struct years {
    size_t from, until;
    bool is_one; // written as one year: an event
};

static void reject(struct pajek *pajek, struct acg_word word, const char *what)
{
    char quoted[ACG_QUOTE];
    acg_import_reject(&pajek->import, word.at, "'%s' %s",
                      acg_quote(quoted, word.piece.text ? word.piece.text : "", word.piece.length),
                      what);
}

/** The number of a vertex, 1..n; false after an error. */
static bool parse_vertex(struct pajek *pajek, struct acg_word word, size_t *out)
{
    if (acg_word_count(word, out) && *out >= 1 && *out <= pajek->n_vertices) return true;
    if (!word.piece.text) word.at = pajek->words.at;
    reject(pajek, word, "is no vertex; vertices are numbered from 1 to what *Vertices says");
    return false;
}

/** The next stretch of "[1-4,7-*]", from `*at` on; false at its end or after an error. */
static bool next_years(struct pajek *pajek, struct acg_word word, size_t *at, struct years *out)
{
    const char *text = word.piece.text;
    size_t length = word.piece.length, ends[2] = {0, 0};
    if (*at >= length || text[*at] == ']') return false;
    ++*at; // over the bracket or the comma
    bool sound = *at < length, has_second = false;
    for (int i = 0; i < 2 && sound; i++) {
        size_t start = *at;
        if (i == 1 && text[*at] == '*') {
            ++*at;
            has_second = true;
            break;
        }
        while (*at < length && text[*at] >= '0' && text[*at] <= '9' && ends[i] <= 9999)
            ends[i] = ends[i] * 10 + (size_t)(text[(*at)++] - '0');
        sound = *at > start && ends[i] >= 1 && ends[i] <= 9999 && *at < length;
        has_second |= i == 1;
        if (i == 1 || !sound || text[*at] != '-') break;
        sound = ++*at < length;
    }
    sound = sound && *at < length && (text[*at] == ',' || text[*at] == ']');
    if (!sound) {
        reject(pajek, word, "is no time; write years as [1995-2001,2004-*]");
        return false;
    }
    *out = (struct years){ends[0] == 1 && has_second ? 0 : ends[0], has_second ? ends[1] : ends[0],
                          !has_second};
    return true;
}

static void give(struct pajek *pajek, size_t column, size_t at, struct acg_piece value)
{
    if (value.text) acg_import_value(&pajek->import, column, at, value.text, value.length);
}

static void give_year(struct pajek *pajek, size_t column, size_t at, size_t year)
{
    char text[24];
    if (year == 0) return;
    snprintf(text, sizeof text, "%04zu", year);
    give(pajek, column, at, (struct acg_piece){text, strlen(text)});
}

/** Gives the times of a vertex: one stretch as since and until, several as spells. */
static void give_times(struct pajek *pajek, struct acg_word word)
{
    struct years years;
    size_t at = 0, n = 0;
    char from[8], until[8], text[24];
    const char *comma = memchr(word.piece.text, ',', word.piece.length);
    while (next_years(pajek, word, &at, &years)) {
        if (!comma) {
            give_year(pajek, pajek->since, word.at, years.from);
            give_year(pajek, pajek->until, word.at, years.until);
            return;
        }
        snprintf(from, sizeof from, "%04u", (unsigned)years.from % 10000);
        snprintf(until, sizeof until, "%04u", (unsigned)years.until % 10000);
        snprintf(text, sizeof text, "%s%s/%s", n > 0 ? ";" : "", years.from ? from : "..",
                 years.until ? until : "..");
        if (n++ == 0) acg_import_value(&pajek->import, pajek->spells, word.at, text, strlen(text));
        else acg_import_more(&pajek->import, text, strlen(text));
    }
}

static void read_vertex(struct pajek *pajek)
{
    struct acg_word first = acg_words_next(&pajek->words), label = acg_words_next(&pajek->words);
    char number[24];
    size_t vertex;
    if (!parse_vertex(pajek, first, &vertex)) return;
    if (pajek->seen[vertex / 8] & 1u << vertex % 8) {
        reject(pajek, first, "stands twice among the vertices");
        return;
    }
    pajek->seen[vertex / 8] |= (unsigned char)(1u << vertex % 8);
    snprintf(number, sizeof number, "%zu", vertex);
    acg_import_node(&pajek->import, first.at, number);
    if (label.piece.length > 0) {
        give(pajek, pajek->id, label.at, label.piece);
        give(pajek, pajek->name, label.at, label.piece);
    }
    for (struct acg_word word; (word = acg_words_next(&pajek->words)).piece.text;) {
        if (*word.piece.text == '[' && !word.quoted) give_times(pajek, word);
    }
    acg_import_end(&pajek->import);
}

/** Vertices that have no line of their own are nodes too. */
static void add_unlisted(struct pajek *pajek)
{
    char number[24];
    for (size_t v = 1; v <= pajek->n_vertices && !acg_import_is_over(&pajek->import); v++) {
        if (pajek->seen[v / 8] & 1u << v % 8) continue;
        snprintf(number, sizeof number, "%zu", v);
        acg_import_node(&pajek->import, pajek->words.at, number);
        acg_import_end(&pajek->import);
        pajek->seen[v / 8] |= (unsigned char)(1u << v % 8);
    }
}

/** What a line of a link says beside its ends. */
struct link {
    size_t at, from, to;
    struct acg_word weight, time, label;
};

static void add_edge(struct pajek *pajek, const struct link *link, bool directed,
                     const struct years *years)
{
    char from[24], to[24];
    enum acg_kind kind;
    struct acg_piece relation = pajek->relation;
    snprintf(from, sizeof from, "%zu", link->from);
    snprintf(to, sizeof to, "%zu", link->to);
    bool is_kind = relation.text && acg_kind_parse(relation.text, relation.length, &kind);
    struct acg_piece weight = link->weight.piece;
    if (is_kind && acg_kind_sign(kind) < 0 && *weight.text == '-') { // the kind says the same
        weight.text++;
        weight.length--;
    }
    acg_import_edge(&pajek->import, link->at, NULL, from, to, directed);
    give(pajek, pajek->edges[WEIGHT], link->weight.at, weight);
    give(pajek, pajek->edges[NOTE], link->label.at, link->label.piece);
    give(pajek, pajek->edges[is_kind ? KIND : TYPE], link->at, relation);
    if (years && years->is_one) {
        give_year(pajek, pajek->edges[DATE], link->time.at, years->from);
    } else if (years) {
        give_year(pajek, pajek->edges[SINCE], link->time.at, years->from);
        give_year(pajek, pajek->edges[UNTIL], link->time.at, years->until);
    }
    acg_import_end(&pajek->import);
}

/** Adds an edge for each stretch of its time. */
static void add_edges(struct pajek *pajek, const struct link *link, bool directed)
{
    struct years years;
    size_t at = 0;
    if (!link->time.piece.text) {
        add_edge(pajek, link, directed, NULL);
        return;
    }
    while (!acg_import_is_over(&pajek->import) && next_years(pajek, link->time, &at, &years))
        add_edge(pajek, link, directed, &years);
}

static void read_link(struct pajek *pajek, bool directed)
{
    struct acg_words *words = &pajek->words;
    struct acg_word first = acg_words_next(words), word;
    struct link link = {.at = first.at, .weight = {{"1", 1}, first.at, false}};
    struct acg_piece outer = pajek->relation;
    if (first.piece.length > 0 && first.piece.text[first.piece.length - 1] == ':') {
        first = acg_words_next(words); // "2: 1 4 0.5": the relation comes first
        pajek->import.n_left_out++;
    }
    if (!parse_vertex(pajek, first, &link.from) ||
        !parse_vertex(pajek, acg_words_next(words), &link.to)) {
        return;
    }
    double number;
    bool first_word = true;
    while ((word = acg_words_next(words)).piece.text) {
        if (*word.piece.text == '[' && !word.quoted) {
            link.time = word;
        } else if (first_word && acg_number_parse(word.piece.text, word.piece.length, &number)) {
            link.weight = word;
        } else if (first_word && !strchr("cplshwaf", *word.piece.text | 0x20)) {
            reject(pajek, word, "is no weight");
            return;
        } else if (acg_word_is(word, "l")) {
            link.label = acg_words_next(words);
        } else {
            pajek->import.n_left_out++; // how it is drawn
        }
        first_word = false;
    }
    add_edges(pajek, &link, directed);
    pajek->relation = outer;
}

/** "1 2 5 7": links from 1 to 2, 5 and 7. */
static void read_list(struct pajek *pajek, bool directed)
{
    struct acg_word first = acg_words_next(&pajek->words), word;
    struct link link = {.at = first.at, .weight = {{"1", 1}, first.at, false}};
    if (!parse_vertex(pajek, first, &link.from)) return;
    while ((word = acg_words_next(&pajek->words)).piece.text) {
        if (!parse_vertex(pajek, word, &link.to)) return;
        add_edge(pajek, &link, directed, NULL);
    }
}

static void read_row(struct pajek *pajek)
{
    struct acg_word word;
    struct link link = {.from = ++pajek->row, .to = 0, .at = pajek->words.at};
    double number;
    if (link.from > pajek->n_vertices) {
        acg_import_reject(&pajek->import, link.at, "the matrix has more rows than vertices");
        pajek->is_over = true;
        return;
    }
    while ((word = acg_words_next(&pajek->words)).piece.text) {
        if (++link.to > pajek->n_vertices ||
            !acg_number_parse(word.piece.text, word.piece.length, &number)) {
            reject(pajek, word,
                   link.to > pajek->n_vertices ? "stands behind the last column" : "is no number");
            return;
        }
        if (!(number > 0) && !(number < 0)) continue;
        link.weight = word;
        add_edge(pajek, &link, true, NULL);
    }
    if (link.to < pajek->n_vertices) {
        acg_import_reject(&pajek->import, link.at,
                          "%zu numbers in a row of the matrix, expected %zu", link.to,
                          pajek->n_vertices);
    }
}

static void start_vertices(struct pajek *pajek, struct acg_word name)
{
    enum { MOST = 100 * 1000 * 1000 };
    struct acg_word count = acg_words_next(&pajek->words);
    if (pajek->has_vertices) {
        reject(pajek, name, "stands twice; keep one network in a file");
        pajek->is_over = true;
    } else if (!acg_word_count(count, &pajek->n_vertices) || pajek->n_vertices > MOST) {
        if (!count.piece.text) count.at = name.at;
        reject(pajek, count, "is no number of vertices");
        pajek->is_over = true;
    } else if (pajek->n_vertices > pajek->words.length) {
        // each that has a line takes some bytes; this many nodes from so few is no file of anyone
        reject(pajek, count, "vertices are more than the file has bytes");
        pajek->is_over = true;
    } else {
        pajek->has_vertices = true;
        pajek->seen = calloc(pajek->n_vertices / 8 + 1, 1);
        if (!pajek->seen) acg_reader_out_of_memory(&pajek->import.reader);
    }
}

/** "*Arcs :2 "trade"": the relation of what follows. */
static void read_relation(struct pajek *pajek)
{
    struct acg_word word;
    pajek->relation = (struct acg_piece){0};
    while ((word = acg_words_next(&pajek->words)).piece.text) {
        if (*word.piece.text == ':' && !pajek->relation.text) {
            pajek->relation = (struct acg_piece){word.piece.text + 1, word.piece.length - 1};
        } else {
            pajek->relation = word.piece;
        }
    }
    if (pajek->relation.length == 0) pajek->relation.text = NULL;
}

static void start_section(struct pajek *pajek)
{
    static const struct {
        const char *name;
        enum section section;
    } sections[] = {{"*vertices", VERTICES},    {"*arcs", ARCS},
                    {"*edges", EDGES},          {"*arcslist", ARCS_LIST},
                    {"*edgeslist", EDGES_LIST}, {"*matrix", MATRIX},
                    {"*network", NETWORK}};
    struct acg_word name = acg_words_next(&pajek->words);
    enum section before = pajek->section;
    pajek->section = NONE;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (acg_word_is(name, sections[i].name)) pajek->section = sections[i].section;
    }
    if (before == VERTICES && pajek->section != NETWORK) add_unlisted(pajek);
    if (pajek->section == NONE) {
        reject(pajek, name, "is no section of one network; keep vertices, arcs and edges alone");
        pajek->is_over = true;
    } else if (pajek->section == VERTICES) {
        start_vertices(pajek, name);
    } else if (pajek->section == NETWORK && pajek->has_vertices) {
        reject(pajek, name, "begins a second network; keep one in a file");
        pajek->is_over = true;
    } else if (pajek->section != NETWORK && !pajek->has_vertices) {
        reject(pajek, name, "stands before *Vertices");
        pajek->is_over = true;
    } else if (pajek->section != NETWORK) {
        read_relation(pajek);
        pajek->row = 0;
    }
}

static void read_line(struct pajek *pajek)
{
    switch (pajek->section) {
    case NONE:
    case NETWORK:
        acg_import_reject(&pajek->import, pajek->words.at,
                          "a line before the first section; a file begins with *Vertices");
        pajek->is_over = true;
        return;
    case VERTICES:
        read_vertex(pajek);
        return;
    case ARCS:
    case EDGES:
        read_link(pajek, pajek->section == ARCS);
        return;
    case ARCS_LIST:
    case EDGES_LIST:
        read_list(pajek, pajek->section == ARCS_LIST);
        return;
    case MATRIX:
        read_row(pajek);
        return;
    }
}

static void read_file(struct pajek *pajek)
{
    struct acg_words *words = &pajek->words;
    while (words->at < words->length && !pajek->is_over && !acg_import_is_over(&pajek->import)) {
        char c = words->text[words->at];
        if (c == '*') start_section(pajek);
        else if (c != '%' && c != '\n' && c != '\r' && c != ' ' && c != '\t') read_line(pajek);
        if (!acg_words_line(words)) break;
    }
    if (pajek->section == VERTICES && !pajek->is_over) add_unlisted(pajek);
    if (!pajek->has_vertices && !pajek->import.reader.status) {
        acg_import_reject(&pajek->import, words->length, "the file has no *Vertices");
        pajek->is_over = true;
    }
}

static void declare(struct pajek *pajek)
{
    static const char *const names[N_COLUMNS] = {"weight", "kind", "type", "since",
                                                 "until",  "date", "note"};
    for (int i = 0; i < N_COLUMNS; i++) {
        pajek->edges[i] = acg_import_declare(&pajek->import, ACG_EDGES, names[i],
                                             i == WEIGHT ? "double" : "string", NULL);
    }
    pajek->id = acg_import_declare(&pajek->import, ACG_NODES, "id", "string", NULL);
    pajek->name = acg_import_declare(&pajek->import, ACG_NODES, "name", "string", NULL);
    pajek->since = acg_import_declare(&pajek->import, ACG_NODES, "since", "string", NULL);
    pajek->until = acg_import_declare(&pajek->import, ACG_NODES, "until", "string", NULL);
    pajek->spells = acg_import_declare(&pajek->import, ACG_NODES, "spells", "string", NULL);
}

acg_status acg_pajek_read(const char *text, size_t length, const char *name,
                          const struct acg_read_options *options, acg_graph **out,
                          acg_report *report)
{
    struct pajek pajek = {.section = NONE};
    *out = NULL;
    acg_status status = acg_words_open(&pajek.words, text, length, name, "", report);
    if (status) return status;
    acg_import_init(&pajek.import, name, text, length, options, report);
    declare(&pajek);
    if (!acg_import_is_over(&pajek.import)) read_file(&pajek);
    if (!pajek.is_over) status = acg_import_finish(&pajek.import, out);
    else status = pajek.import.reader.status;
    free(pajek.seen);
    acg_import_clear(&pajek.import);
    return status;
}
