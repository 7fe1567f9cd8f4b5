// write/attributes.h - actors and claims as named, typed values, as GraphML and GEXF take them.
#ifndef ACG_WRITE_ATTRIBUTES_H
#define ACG_WRITE_ATTRIBUTES_H

#include "actorgraph/graph.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/table.h"

#include <stdbool.h>

enum acg_attribute_type {
    ACG_ATTRIBUTE_TEXT,
    ACG_ATTRIBUTE_NUMBER,
    ACG_ATTRIBUTE_WHOLE,
    ACG_ATTRIBUTE_FLAG
};

/** An attribute of nodes or of edges. */
struct acg_attribute {
    const char *name;
    enum acg_attribute_type type;
};

/** The attributes that the actors or the claims of a graph have, in order of appearance. */
struct acg_attributes {
    const acg_graph *graph;
    bool of_claims;
    struct acg_attribute *items;
    size_t count, room;
    struct acg_table names; // and by key of an extra, for their forms
    struct acg_arena arena;
    const struct acg_extra *extras; // all of the graph
    size_t n_extras;
    struct acg_table forms; // of extras: key -> index in `forms_of`
    unsigned char *forms_of;
    size_t n_forms, forms_room;
    bool has_confidence, has_status;
    size_t n_empty; /**< texts that are empty, which attributes do not carry */
};

/**
 * Finds out which attributes there are.
 *
 * Names: those of our keys; NAME.LANGUAGE for texts by language, "code.SYSTEM", "other.KEY" for
 * keys that the format of graphs does not know, with ".json" behind where values are no plain
 * texts, numbers or truths. Lists stand with semicolons between their parts, "\;" for a semicolon
 * in one. What is derived is "label" of an actor and "sign" of a claim.
 *
 * @return false if memory is out; acg_attributes_clear in either case
 */
bool acg_attributes_init(struct acg_attributes *out, const acg_graph *graph, bool of_claims);
void acg_attributes_clear(struct acg_attributes *attributes);

/** Takes one value: `attribute` is an index of attributes->items. */
typedef void acg_attribute_taker(void *context, size_t attribute, const char *value);

/** Gives the values of the actor or claim `index` one by one; false if memory is out. */
bool acg_attributes_of(struct acg_attributes *attributes, size_t index, acg_attribute_taker *take,
                       void *context);

#endif
