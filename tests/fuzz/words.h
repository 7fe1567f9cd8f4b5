// tests/fuzz/words.h - a small sound graph whose words are the input's.
#ifndef ACG_FUZZ_WORDS_H
#define ACG_FUZZ_WORDS_H

#include "promise.h"

#include "actorgraph/read.h"

#include "base/json.h"
#include "base/utf8.h"

enum { TEXT = 0, NAME = ' ' }; // else the initial of an id

/** Appends the next word, up to a NUL and as far as it is UTF-8, as JSON. A name has no controls;
 * an id has no blanks either, and begins with `initial`, so that ids differ. */
static inline void add_word(struct acg_buffer *out, const char *before, struct rest *rest,
                            char initial)
{
    struct rest part = take_until(rest, 0);
    if (part.length > 0) part.length = acg_utf8_valid((const char *)part.at, part.length);
    char *text = copy_text(part);
    struct acg_buffer word = {0};
    if (initial && initial != NAME) acg_buffer_char(&word, initial);
    if (initial) acg_text_add_clean(&word, text);
    else acg_buffer_text(&word, text);
    for (size_t i = 0; initial && initial != NAME && i < word.length; i++) {
        if (word.data[i] == ' ') word.data[i] = '_';
    }
    acg_buffer_text(out, before);
    acg_json_text(out, word.length > 0 ? word.data : "w"); // short inputs are graphs too
    acg_buffer_clear(&word);
    free(text);
}

/** Two actors and a third, two ties, a type, a source: every text that a graph has, one after the
 * other. NULL where the words do not make a graph: an id that is too long, a date that is none. */
static inline acg_graph *graph_of_words(struct rest rest)
{
    struct acg_buffer json = {0};
    acg_graph *graph = NULL;
    struct rest ids = rest; // the same words again where an id is named
    add_word(&json, "{\"actorgraph\":1,\"types\":{", &rest, 't');
    add_word(&json, ":{\"kind\":\"cooperation\",\"label\":{\"en\":", &rest, NAME);
    struct rest source = rest;
    add_word(&json, "}}},\"sources\":[{\"type\":\"book\",\"id\":", &rest, 's');
    add_word(&json, ",\"title\":", &rest, TEXT);
    add_word(&json, ",\"URL\":", &rest, TEXT);
    add_word(&json, ",\"author\":[{\"family\":", &rest, TEXT);
    struct rest actors = rest;
    add_word(&json, ",\"given\":\"A.\"}]}],\"actors\":[{\"kind\":\"state\",\"id\":", &rest, 'a');
    add_word(&json, "},{\"kind\":\"nonstate\",\"id\":", &rest, 'b');
    add_word(&json, ",\"name\":", &rest, NAME);
    add_word(&json, ",\"note\":", &rest, TEXT);
    add_word(&json,
             "},{\"id\":\"c\",\"kind\":\"organization\",\"since\":\"1991\",\"name\":{\"en\":",
             &rest, NAME);
    add_word(&json, ",\"tr\":", &rest, NAME);
    add_word(&json, "},\"short\":", &rest, NAME);
    add_word(&json, "}],\"title\":", &rest, NAME);
    add_word(&json, ",\"license\":", &rest, TEXT);
    add_word(&json, ",\"relations\":[{\"date\":\"2016-10\",\"note\":", &rest, TEXT);
    add_word(&json, ",\"type\":", &ids, 't');
    add_word(&json, ",\"cite\":[", &source, 's');
    add_word(&json, "],\"from\":", &actors, 'a');
    struct rest second = actors;
    add_word(&json, ",\"to\":", &actors, 'b');
    add_word(&json, "},{\"kind\":\"threat\",\"to\":\"c\",\"from\":", &second, 'b');
    acg_buffer_text(&json, ",\"since\":\"2001\",\"weight\":2.5}]}");
    promise(!json.failed, "memory");
    (void)acg_graph_parse(json.data, json.length, "t", &graph, NULL);
    acg_buffer_clear(&json);
    return graph;
}

#endif
