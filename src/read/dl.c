// DL of UCINET: fullmatrix and edgelist1, labels in a list or embedded, one matrix or more.
#include "read/format.h"
#include "read/import.h"
#include "read/words.h"

#include "base/array.h"
#include "base/number.h"
#include "base/report.h"
#include "base/table.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_MATRICES = 64 };

/** A cell of a matrix that is not 0. */
struct cell {
    uint32_t from, to;
    double value;
    size_t at;
    struct acg_piece text;
};

struct dl {
    struct acg_import import;
    struct acg_words words;
    size_t n, n_matrices;
    bool is_edgelist, is_embedded, has_n, has_data;
    struct acg_piece *labels; // of the nodes
    size_t n_labels, labels_room;
    struct acg_table label_ids;
    struct acg_piece matrices[MOST_MATRICES];
    struct cell *cells; // of the matrix at hand
    size_t n_cells, cells_room;
    size_t id, name, weight, kind, type; // columns
    bool is_over;
};

/** Refuses a word; where there is none, the line or the file ends too soon. */
static void stop(struct dl *dl, struct acg_word word, const char *what)
{
    char quoted[ACG_QUOTE];
    if (dl->is_over) return;
    dl->is_over = true;
    if (!word.piece.text) {
        acg_import_reject(&dl->import, dl->words.at, "the %s ends too soon",
                          dl->words.at < dl->words.length ? "line" : "file");
        return;
    }
    acg_import_reject(&dl->import, word.at, "'%s' %s",
                      acg_quote(quoted, word.piece.text, word.piece.length), what);
}

static bool add_label(struct dl *dl, struct acg_word word)
{
    if (word.piece.length == 0) {
        stop(dl, word, "is no label");
        return false;
    }
    if (acg_table_find(&dl->label_ids, word.piece.text, word.piece.length) != UINT32_MAX) {
        stop(dl, word, "stands twice among the labels");
        return false;
    }
    if (!acg_array_room(&dl->labels, dl->n_labels, &dl->labels_room, sizeof *dl->labels) ||
        !acg_table_add(&dl->label_ids, word.piece.text, word.piece.length,
                       (uint32_t)dl->n_labels)) {
        acg_reader_out_of_memory(&dl->import.reader);
        dl->is_over = true;
        return false;
    }
    dl->labels[dl->n_labels++] = word.piece;
    return true;
}

/** The node of a word: its number, or with embedded labels its label, which is new or not. */
static bool find_node(struct dl *dl, struct acg_word word, uint32_t *out)
{
    size_t number;
    if (!dl->is_embedded) {
        bool sound = acg_word_count(word, &number) && number >= 1 && number <= dl->n;
        if (!sound) stop(dl, word, "is no node; nodes are numbered from 1 to n");
        *out = sound ? (uint32_t)(number - 1) : 0;
        return sound;
    }
    if (!word.piece.text) {
        stop(dl, word, "is no label");
        return false;
    }
    *out = acg_table_find(&dl->label_ids, word.piece.text, word.piece.length);
    if (*out != UINT32_MAX) return true;
    *out = (uint32_t)dl->n_labels;
    if (dl->n_labels == dl->n) {
        stop(dl, word, "is one label more than n");
        return false;
    }
    return add_label(dl, word);
}

static void add_cell(struct dl *dl, uint32_t from, uint32_t to, struct acg_word word)
{
    double value = 1;
    if (word.piece.text && !acg_number_parse(word.piece.text, word.piece.length, &value)) {
        stop(dl, word, "is no number");
        return;
    }
    if (!(value > 0) && !(value < 0)) return;
    if (!acg_array_room(&dl->cells, dl->n_cells, &dl->cells_room, sizeof *dl->cells)) {
        acg_reader_out_of_memory(&dl->import.reader);
        dl->is_over = true;
        return;
    }
    struct acg_piece one = {"1", 1};
    dl->cells[dl->n_cells++] =
        (struct cell){from, to, value, word.piece.text ? word.at : dl->words.at,
                      word.piece.text ? word.piece : one};
}

/*
 * What stands before the data.
 */

static void read_labels(struct dl *dl)
{
    struct acg_word word;
    if (!dl->has_n) {
        acg_import_reject(&dl->import, dl->words.at, "labels before n; say how many they are");
        dl->is_over = true;
        return;
    }
    while (dl->n_labels < dl->n && !dl->is_over) {
        word = acg_words_any(&dl->words);
        if (!word.piece.text) {
            stop(dl, word, "ends the file among the labels");
            return;
        }
        add_label(dl, word);
    }
}

static void read_matrix_labels(struct dl *dl)
{
    for (size_t i = 0; i < dl->n_matrices && !dl->is_over; i++) {
        struct acg_word word = acg_words_any(&dl->words);
        if (!word.piece.text) stop(dl, word, "ends the file among the labels of matrices");
        dl->matrices[i] = word.piece;
    }
}

static void read_count(struct dl *dl, size_t *out, size_t most)
{
    struct acg_word word = acg_words_any(&dl->words);
    if (!acg_word_count(word, out) || *out < 1 || *out > most) stop(dl, word, "is no such number");
}

/** Whether a word is `text`, perhaps with a colon behind it. */
static bool is(struct acg_word word, const char *text)
{
    size_t length = word.piece.length;
    if (length > 0 && word.piece.text[length - 1] == ':') word.piece.length--;
    return acg_word_is(word, text);
}

static void read_format(struct dl *dl)
{
    struct acg_word word = acg_words_any(&dl->words);
    dl->is_edgelist = acg_word_is(word, "edgelist1");
    if (!dl->is_edgelist && !acg_word_is(word, "fullmatrix")) {
        stop(dl, word, "is no format that is read; export as fullmatrix or edgelist1");
    }
}

/** "LABELS:", "LABELS EMBEDDED". */
static void read_labels_phrase(struct dl *dl, struct acg_word word)
{
    size_t before = dl->words.at;
    struct acg_word next = acg_words_next(&dl->words);
    if (is(next, "embedded")) {
        dl->is_embedded = true;
    } else {
        dl->words.at = before;
        (void)word;
        read_labels(dl);
    }
}

/** "ROW LABELS:", "COLUMN LABELS EMBEDDED", "MATRIX LABELS:". */
static void read_some_labels(struct dl *dl, struct acg_word which)
{
    struct acg_word word = acg_words_any(&dl->words);
    if (!is(word, "labels")) {
        stop(dl, word, "stands where 'labels' should");
    } else if (is(which, "matrix")) {
        read_matrix_labels(dl);
    } else {
        size_t n_labels = dl->n_labels;
        if (n_labels > 0) { // the other side says the same
            struct acg_word next = acg_words_next(&dl->words);
            for (size_t i = 0; i < n_labels && !is(next, "embedded"); i++)
                acg_words_any(&dl->words);
        } else {
            read_labels_phrase(dl, word);
        }
    }
}

static void read_header(struct dl *dl)
{
    struct acg_word word = acg_words_any(&dl->words);
    if (!acg_word_is(word, "dl")) {
        stop(dl, word, "begins no DL file; the first word is DL");
        return;
    }
    while (!dl->is_over && !dl->has_data) {
        word = acg_words_any(&dl->words);
        if (!word.piece.text) stop(dl, word, "ends the file before its data");
        else if (is(word, "n")) {
            read_count(dl, &dl->n, 100 * 1000);
            dl->has_n = true;
        } else if (is(word, "nm")) read_count(dl, &dl->n_matrices, MOST_MATRICES);
        else if (is(word, "format")) read_format(dl);
        else if (is(word, "data")) dl->has_data = true;
        else if (is(word, "labels")) read_labels_phrase(dl, word);
        else if (is(word, "row") || is(word, "column") || is(word, "col") || is(word, "matrix")) {
            read_some_labels(dl, word);
        } else if (is(word, "diagonal")) acg_words_any(&dl->words);
        else stop(dl, word, "is no part of a DL file of one mode that is read");
    }
    if (!dl->is_over && !dl->has_n) stop(dl, word, "stands before it is said what n is");
}

/*
 * Data.
 */

static void read_full_matrix(struct dl *dl)
{
    uint32_t columns = (uint32_t)dl->n, node = 0;
    uint32_t *order = malloc(dl->n * sizeof *order);
    if (!order) {
        acg_reader_out_of_memory(&dl->import.reader);
        dl->is_over = true;
        return;
    }
    for (uint32_t j = 0; j < columns && !dl->is_over; j++) {
        order[j] = j;
        if (dl->is_embedded) find_node(dl, acg_words_any(&dl->words), &order[j]);
    }
    for (uint32_t i = 0; i < columns && !dl->is_over; i++) {
        node = i;
        if (dl->is_embedded && !find_node(dl, acg_words_any(&dl->words), &node)) break;
        for (uint32_t j = 0; j < columns && !dl->is_over; j++) {
            struct acg_word word = acg_words_any(&dl->words);
            if (!word.piece.text) stop(dl, word, "ends the file inside a matrix");
            else add_cell(dl, node, order[j], word);
        }
    }
    free(order);
}

/** Lines of "from to value", up to a "!" or the end. */
static void read_edge_list(struct dl *dl)
{
    while (!dl->is_over) {
        struct acg_word from = acg_words_any(&dl->words);
        uint32_t a, b;
        if (!from.piece.text || acg_word_is(from, "!")) return;
        if (!find_node(dl, from, &a) || !find_node(dl, acg_words_next(&dl->words), &b)) return;
        add_cell(dl, a, b, acg_words_next(&dl->words));
        struct acg_word rest = acg_words_next(&dl->words);
        if (rest.piece.text)
            stop(dl, rest, "is one word too many; a line has from, to and a value");
    }
}

static int by_ends(const void *a, const void *b)
{
    const struct cell *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

/** The only cell from `from` to `to`, or NULL. */
static const struct cell *find_cell(const struct dl *dl, uint32_t from, uint32_t to)
{
    struct cell want = {.from = from, .to = to};
    size_t low = 0, high = dl->n_cells;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_ends(&dl->cells[middle], &want) < 0) low = middle + 1;
        else high = middle;
    }
    bool found = low < dl->n_cells && dl->cells[low].from == from && dl->cells[low].to == to;
    return found ? &dl->cells[low] : NULL;
}

static void add_edge(struct dl *dl, const struct cell *cell, bool directed, struct acg_piece label)
{
    char from[24], to[24];
    enum acg_kind kind;
    struct acg_piece text = cell->text;
    bool is_kind = label.text && acg_kind_parse(label.text, label.length, &kind);
    if (is_kind && acg_kind_sign(kind) < 0 && *text.text == '-') { // the kind says the same
        text.text++;
        text.length--;
    }
    snprintf(from, sizeof from, "%u", cell->from + 1);
    snprintf(to, sizeof to, "%u", cell->to + 1);
    acg_import_edge(&dl->import, cell->at, NULL, from, to, directed);
    acg_import_value(&dl->import, dl->weight, cell->at, text.text, text.length);
    if (label.text && label.length > 0) {
        acg_import_value(&dl->import, is_kind ? dl->kind : dl->type, cell->at, label.text,
                         label.length);
    }
    acg_import_end(&dl->import);
}

/** Cells that agree with their mirror image are one undirected tie. */
static void add_matrix(struct dl *dl, struct acg_piece label)
{
    if (dl->n_cells == 0) return;
    qsort(dl->cells, dl->n_cells, sizeof *dl->cells, by_ends);
    for (size_t i = 0; i < dl->n_cells && !acg_import_is_over(&dl->import); i++) {
        const struct cell *cell = &dl->cells[i], *before = &dl->cells[i > 0 ? i - 1 : 0];
        if (before != cell && before->from == cell->from && before->to == cell->to) {
            acg_import_reject(&dl->import, cell->at, "the matrix has this cell twice");
            continue;
        }
        const struct cell *mirror = find_cell(dl, cell->to, cell->from);
        bool is_tie = mirror && mirror != cell && !(mirror->value < cell->value) &&
                      !(mirror->value > cell->value);
        if (is_tie && cell->from > cell->to) continue;
        add_edge(dl, cell, !is_tie, label);
    }
    dl->n_cells = 0;
}

static void add_nodes(struct dl *dl)
{
    for (size_t i = 0; i < dl->n && !acg_import_is_over(&dl->import); i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i + 1);
        acg_import_node(&dl->import, dl->words.at, number);
        if (i < dl->n_labels) {
            acg_import_value(&dl->import, dl->id, dl->words.at, dl->labels[i].text,
                             dl->labels[i].length);
            acg_import_value(&dl->import, dl->name, dl->words.at, dl->labels[i].text,
                             dl->labels[i].length);
        }
        acg_import_end(&dl->import);
    }
}

static void read_data(struct dl *dl)
{
    if (!dl->is_embedded) add_nodes(dl);
    for (size_t m = 0; m < dl->n_matrices && !dl->is_over; m++) {
        if (dl->is_edgelist) read_edge_list(dl);
        else read_full_matrix(dl);
        if (!dl->is_over) add_matrix(dl, dl->matrices[m]);
    }
    struct acg_word rest = dl->is_over ? (struct acg_word){0} : acg_words_any(&dl->words);
    if (rest.piece.text) stop(dl, rest, "stands behind the last matrix");
    if (!dl->is_over && dl->is_embedded) add_nodes(dl);
}

acg_status acg_dl_read(const char *text, size_t length, const char *name,
                       const struct acg_read_options *options, acg_graph **out, acg_report *report)
{
    struct dl dl = {.n_matrices = 1};
    struct acg_import *import = &dl.import;
    *out = NULL;
    acg_status status = acg_words_open(&dl.words, text, length, name, ",=", report);
    if (status) return status;
    acg_import_init(import, name, text, length, options, report);
    dl.id = acg_import_declare(import, ACG_NODES, "id", "string", NULL);
    dl.name = acg_import_declare(import, ACG_NODES, "name", "string", NULL);
    dl.weight = acg_import_declare(import, ACG_EDGES, "weight", "double", NULL);
    dl.kind = acg_import_declare(import, ACG_EDGES, "kind", "string", NULL);
    dl.type = acg_import_declare(import, ACG_EDGES, "type", "string", NULL);
    if (!acg_import_is_over(import)) read_header(&dl);
    if (!dl.is_over && !acg_import_is_over(import)) read_data(&dl);
    status = dl.is_over ? import->reader.status : acg_import_finish(import, out);
    free(dl.labels);
    free(dl.cells);
    acg_table_clear(&dl.label_ids);
    acg_import_clear(import);
    return status;
}
