// draw/graphviz.h - Graphviz: its headers, what differs between its releases, its plugins, its
// errors.
#ifndef ACG_DRAW_GRAPHVIZ_H
#define ACG_DRAW_GRAPHVIZ_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <cgraph.h>
#include <gvc.h>
#include <gvplugin.h>
#include <gvplugin_textlayout.h>

/*
 * What differs, told from the declarations themselves. Built with 2.42; of later releases the
 * headers were only read about: gvRenderData counts in size_t, the text engine returns bool, many a
 * char * became const char *, Agdisc_t lost its first member, plugin files end in .so.8.
 */

/** What gvRenderData counts in. */
typedef __typeof__(_Generic(&gvRenderData,
                            int (*)(GVC_t *, graph_t *, const char *, char **, size_t *)
                            : (size_t)0, default : 0U)) acg_render_length;

/** What a text engine returns. */
typedef __typeof__(((struct gvtextlayout_engine_s *)0)
                       ->textlayout((textspan_t *)0, (char **)0)) acg_gv_boolean;

/** A text for those functions that take char * in older releases and never write to it. */
#define ACG_GV_TEXT(text) ((char *)(text))

/** Which plugins are loaded. */
enum acg_graphviz_use {
    ACG_USE_PAINT = 0, /**< core and neato: SVG, and every engine but dot */
    ACG_USE_DOT = 1,   /**< dot_layout too */
    ACG_USE_CAIRO = 2, /**< pango too: PDF, PNG, EPS */
};

/**
 * Opens a context that has these plugins and our text sizes (draw/textlayout.h), and nothing else:
 * no configuration file, no environment variable and no search decide what is loaded. The process
 * keeps the plugins, so this is for a child (base/child.h).
 *
 * @param use  bits of enum acg_graphviz_use
 */
acg_status acg_graphviz_open(unsigned use, GVC_t **out, acg_report *report);

/** Forgets errors of before and keeps Graphviz from printing. */
void acg_graphviz_quiet(void);

/**
 * After a step named `what`, such as "painting": fails if it returned other than 0 or if Graphviz
 * noted an error, with Graphviz's own words.
 */
acg_status acg_graphviz_check(int returned, const char *what, acg_report *report);

#endif
