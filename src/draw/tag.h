// draw/tag.h - walking over the tags of Graphviz's SVG.
#ifndef ACG_DRAW_TAG_H
#define ACG_DRAW_TAG_H

#include <stdbool.h>
#include <stddef.h>

/** A tag between < and >; borrowed from the text. */
struct acg_tag {
    const char *name; /**< where its name begins */
    const char *end;  /**< its > */
    bool closes;      /**< </name> */
};

/** Moves `*at` behind the next tag, past text, comments, DOCTYPE and processing instructions; false
 * if there is none or it is cut. A > inside a quoted value does not end a tag. */
bool acg_tag_next(const char **at, const char *end, struct acg_tag *out);

bool acg_tag_is(const struct acg_tag *tag, const char *name);

/** Where the value of an attribute begins, up to its closing quote; NULL if it is not there. */
const char *acg_tag_find(const struct acg_tag *tag, const char *attribute);

/** Copies the value of an attribute; "" if it is not there or too long. */
void acg_tag_text(const struct acg_tag *tag, const char *attribute, char room[], size_t size);

/** Reads a plain decimal number behind blanks and commas and moves `*at` behind it. */
bool acg_tag_number(const char **at, double *out);

#endif
