// read/reader.h - what the parts of the graph reader share.
#ifndef ACG_READ_READER_H
#define ACG_READ_READER_H

#include "actorgraph/read.h"
#include "base/buffer.h"
#include "base/report.h"
#include "base/table.h"
#include "model/builder.h"
#include "read/json_scan.h"

#include <cjson/cJSON.h>

/** Where in its list of the file each thing stood that the builder took. */
struct acg_item_indexes {
    size_t *items; /**< free */
    size_t count, room;
};

/** The same of sources, which may come from several files. */
struct acg_source_places {
    struct acg_source_place {
        const char *file;
        size_t index;
    } * items; /**< free */
    size_t count, room;
};

/** The reading of one file. */
struct acg_reader {
    struct acg_json json;
    /** For tables: where a value of the row at hand stands. NULL: in the JSON text. */
    void (*locate)(const struct acg_reader *reader, const struct acg_step *step,
                   struct acg_place *place, struct acg_buffer *pointer);
    const void *table; /**< for `locate` */
    acg_builder *builder;
    acg_report *report;
    acg_status status;    /**< ACG_REJECTED after the first error; ACG_FAILED ends the reading */
    bool takes_undated;   /**< relations without a date are no surprise */
    bool by_cjson_alone;  /**< for tests: never the fast scanner */
    bool lacks_section;   /**< a part of the file has the wrong shape and was not read */
    const char *section;  /**< of the item at hand: "actors", ..., or NULL */
    const char *item_key; /**< in `types`: its key */
    size_t item_index;    /**< in an array: its index */
    size_t item_at;       /**< its offset */
    struct acg_table folded_ids; /**< ids of actors without case -> index */
    struct acg_item_indexes actor_items;
    struct acg_source_places source_places;
    const char *source_file; /**< that sources are read from; NULL: json.name */
    void *bibliography;      /**< for `locate`, while one is read */
};

/**
 * Add a remark about a value inside the item at hand. `step` leads from the item to the value;
 * NULL: the item. acg_reader_reject sets reader->status.
 */
void acg_reader_reject(struct acg_reader *reader, const struct acg_step *step, const char *format,
                       ...) __attribute__((format(printf, 3, 4)));
void acg_reader_warn(struct acg_reader *reader, const struct acg_step *step, const char *format,
                     ...) __attribute__((format(printf, 3, 4)));
void acg_reader_out_of_memory(struct acg_reader *reader);

/** An id without case and accents, by which reader->folded_ids goes; the builder's. NULL if memory
 * is out (said). */
const char *acg_reader_fold(struct acg_reader *reader, const char *id, size_t *length);

/** Whether further remarks are only counted: then a search for their places and for what was
 * probably meant would be in vain, and long. */
bool acg_reader_is_full(const struct acg_reader *reader);

/** The value at `at` as it stands in the file, without the blanks between its parts: numbers keep
 * their digits; DEL and C1 take their \u form. In the arena; NULL if memory is out. */
const char *acg_reader_compact(struct acg_reader *reader, const char *at);

/** Warns of a key that the format does not have, with the nearest of `known`; keys with x- are
 * free. */
void acg_reader_check_key(struct acg_reader *reader, const char *key, const char *const known[],
                          size_t n_known);

/** Keeps a member whose key the format does not have, of the item at hand; `value` is where its
 * value stands. */
void acg_reader_keep(struct acg_reader *reader, enum acg_part part, const char *key,
                     const char *value);

/** Parses the value at reader->item_at; NULL if memory is out (said). Free with cJSON_Delete;
 * `*end` is behind it. */
cJSON *acg_reader_parse_item(struct acg_reader *reader, const char **end);

/** Reads a text or an object of texts by language tag into the arena. False after an error or
 * without memory. */
bool acg_reader_labels(struct acg_reader *reader, const cJSON *value, const struct acg_step *step,
                       struct acg_labels *out);

/** Reads a text of at least one character into the arena; NULL after an error. */
const char *acg_reader_text(struct acg_reader *reader, const cJSON *value,
                            const struct acg_step *step);

/** Reads the id of an item: text, no blanks or controls, at most ACG_MAX_ID bytes. NULL after an
 * error. */
const char *acg_reader_id(struct acg_reader *reader, const cJSON *value,
                          const struct acg_step *step);

/** What kind of value it is, for messages: "a number", "the text 'x'", ... */
const char *acg_reader_found(char room[], size_t size, const cJSON *value);

/** Notes where the thing stands that was just added. */
void acg_reader_note_item(struct acg_reader *reader, struct acg_item_indexes *items);

/** Reads a date into the builder; ACG_NONE after an error. */
uint32_t acg_reader_date(struct acg_reader *reader, const char *text, size_t length,
                         const struct acg_step *step);

/** Reads the spells of existence of an actor: a list of dates and intervals, ascending, each with a
 * gap before it. Sets actor->when too. */
void acg_reader_spells(struct acg_reader *reader, const cJSON *value, struct acg_actor *actor);

/** Reads the items of a list, from the first one or its end on, by one of the functions below. */
void acg_reader_items(struct acg_reader *reader, const char *at,
                      const char *(*read)(struct acg_reader *));

/** Reads all of the top level but for its lists. */
void acg_reader_head(struct acg_reader *reader, const struct acg_json_members *members);

/* One item each, at reader->item_at; they give the place behind it, or NULL without memory. */
const char *acg_reader_actor(struct acg_reader *reader);
const char *acg_reader_source(struct acg_reader *reader);
/** All of `types` at once. */
void acg_reader_types(struct acg_reader *reader, const cJSON *types);

/** All relations, from the first one or the end of their list on. Each stretch is read by a thread
 * of its own; the outcome is the same as without. */
void acg_reader_relations(struct acg_reader *reader, const char *at,
                          const struct acg_stretches *stretches);

/** Adds the sources of the files that the options name; `options` may be NULL. Sets reader->status.
 */
void acg_reader_bibliographies(struct acg_reader *reader, const struct acg_read_options *options);

/**
 * Reads what a file of another format carries of a graph besides actors and relations: a JSON
 * object of title, license, types, sources and free keys. Remarks find their place by
 * reader->locate.
 */
void acg_reader_head_text(struct acg_reader *reader, const char *text, size_t length);

/** Reads relations that an attribute of another format holds as a JSON list. */
void acg_reader_relation_list(struct acg_reader *reader, const char *list, size_t length);

/** Whether a text is one JSON value as the graph format takes it. */
bool acg_reader_is_json(struct acg_reader *reader, const char *text, size_t length);

/** The source with an id; a dataset of this title is made where there is none. ACG_NONE without
 * memory (said). */
uint32_t acg_reader_find_source(struct acg_reader *reader, const char *id);

/** How a text is read: one outcome, by several ways. */
struct acg_reading_way {
    bool by_cjson_alone; /**< for tests: never the fast scanner */
    size_t parts;        /**< threads that share the relations; 0: as many as are worth it */
    const struct acg_read_options *options; /**< whose bibliographies are read; may be NULL */
};

/** acg_graph_parse of a text with a NUL behind it. */
acg_status acg_graph_parse_by(const char *text, size_t length, const char *name,
                              const struct acg_reading_way *way, acg_graph **out,
                              acg_report *report);

#endif
