// base/json.h - text as JSON.
#ifndef ACG_BASE_JSON_H
#define ACG_BASE_JSON_H

#include "base/buffer.h"

/** Appends valid UTF-8 as a JSON string with its quotes; NULL as null. `<` becomes \u003c, so that
 * the result can stand in markup, and every control character, C1 too, its \u form. */
void acg_json_text(struct acg_buffer *buffer, const char *text);

#endif
