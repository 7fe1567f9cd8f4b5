#include "draw/textlayout.h"

#include "base/utf8.h"
#include "draw/graphviz.h"
#include "draw/metrics.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/*
 * A plugin is found by static storage, so this is the one place that has some. The engine is set
 * once, in a child process, before Graphviz runs.
 */
static gvtextlayout_engine_t *pango_engine;

/** Names of fonts that live as long as the process. */
static struct name {
    struct name *next;
    char text[];
} * names;

/** The lasting copy of a name; NULL if memory is out. */
static char *keep_name(const char *text)
{
    for (struct name *name = names; name; name = name->next) {
        if (strcmp(name->text, text) == 0) return name->text;
    }
    size_t size = strlen(text) + 1;
    struct name *name = malloc(sizeof *name + size);
    if (!name) return NULL;
    memcpy(name->text, text, size);
    name->next = names;
    names = name;
    return name->text;
}

/**
 * Lets pango lay out the text. Its engine keeps a pointer to the name of the last font and reads it
 * again for the next figure (seen by AddressSanitizer in 2.42), so it gets one that stays.
 */
static bool ask_pango(textspan_t *span, char **font_path)
{
    char *name = span->font->name, *kept = name ? keep_name(name) : NULL;
    if (name && !kept) return false;
    span->font->name = kept;
    bool done = pango_engine->textlayout(span, font_path) != 0;
    span->font->name = name;
    return done;
}

static bool is_bold(const textspan_t *span)
{
    const char *name = span->font->name ? span->font->name : "";
    size_t length = strlen(name);
    return (span->font->flags & HTML_BF) != 0 ||
           (length > 4 && strcasecmp(name + length - 4, "bold") == 0);
}

/** Sizes as Graphviz's own estimate has them: lines of 1.2 em, the middle 0.1 em above the
 * baseline. */
static acg_gv_boolean size_text(textspan_t *span, char **font_path)
{
    double size = span->font->size;
    if (pango_engine) {
        if (!ask_pango(span, font_path)) return 0;
    } else {
        if (font_path) *font_path = NULL;
        span->yoffset_layout = 0;
        span->layout = NULL;
        span->free_layout = NULL;
    }
    size_t length = acg_utf8_valid(span->str, strlen(span->str));
    span->size.x = acg_metrics_width(span->str, length, size, is_bold(span));
    span->size.y = size * 1.2;
    span->yoffset_centerline = 0.1 * size;
    return 1;
}

static gvtextlayout_engine_t *engine_of(gvplugin_library_t *library)
{
    for (gvplugin_api_t *api = library->apis; api->types; api++) {
        if (api->api == API_textlayout) return api->types->engine;
    }
    return NULL;
}

void *acg_textlayout_plugin(void *pango)
{
    enum { BETTER_THAN_ALL = 1000 };
    static gvtextlayout_engine_t engine = {size_text};
    static gvplugin_installed_t types[] = {{0, "textlayout", BETTER_THAN_ALL, &engine, NULL},
                                           {0, NULL, 0, NULL, NULL}};
    static gvplugin_api_t apis[] = {{API_textlayout, types}, {(api_t)0, NULL}};
    static gvplugin_library_t library = {"actorgraph", apis};
    pango_engine = pango ? engine_of(pango) : NULL;
    return &library;
}
