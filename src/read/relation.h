// read/relation.h - one entry of `relations` as it stands in the file, before it is judged.
#ifndef ACG_READ_RELATION_H
#define ACG_READ_RELATION_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

/** A piece of text, not ended by NUL; `text` is NULL if the key is absent. */
struct acg_piece {
    const char *text;
    size_t length;
};

/** A list of pieces that grows and is reused from relation to relation. */
struct acg_pieces {
    struct acg_piece *items;
    size_t count, room;
    bool given;
};

struct acg_relation {
    struct acg_piece from, to, kind, type, date, since, until, status, recorded, note, id;
    struct acg_pieces among, cite;
    double weight, confidence;
    bool has_weight, has_confidence, has_directed, directed;
};

/** Empties a relation but keeps the room of its lists. */
void acg_relation_reset(struct acg_relation *relation);

/**
 * Reads the regular shape straight from the text: known keys, texts without escapes, plain
 * decimals, lists of texts. The text was checked by acg_json_scan.
 *
 * @param memory  set to false if memory is out
 * @return the place behind the object, or NULL if it is not of the regular shape (or memory is out)
 */
const char *acg_relation_scan(struct acg_relation *relation, const char *at, bool *memory);

/**
 * Walks over an object of the regular shape in a text that nobody has checked yet: ASCII texts
 * without escapes, plain decimals, no key twice. What it accepts, RFC 8259 accepts.
 *
 * @return the place behind the object, or NULL if somebody else has to judge it
 */
const char *acg_relation_check(const char *at);

/** The names of the keys, for suggestions. */
extern const char *const acg_relation_keys[];
extern const size_t acg_n_relation_keys;

enum acg_shape { ACG_SHAPE_TEXT, ACG_SHAPE_NUMBER, ACG_SHAPE_FLAG, ACG_SHAPE_LIST };

/** A key: what shape its value has and where it goes. */
struct acg_field {
    const char *key;
    size_t length; /**< of the key */
    enum acg_shape shape;
    size_t offset, has_offset; // in struct acg_relation
};

/** The field of a key of `length` bytes, or NULL. */
const struct acg_field *acg_relation_field(const char *key, size_t length);

#endif
