// draw/textlayout.h - a plugin for Graphviz that knows how wide text is.
#ifndef ACG_DRAW_TEXTLAYOUT_H
#define ACG_DRAW_TEXTLAYOUT_H

/**
 * A plugin library (gvplugin_library_t) whose only engine sizes text by draw/metrics.h, so that a
 * figure has the same geometry in every format, whatever fonts are installed.
 *
 * @param pango  the library of the pango plugin if it is loaded: cairo paints only what pango laid
 * out, so its engine is called first. Else NULL
 * @return static storage; one such plugin at a time in a process
 */
void *acg_textlayout_plugin(void *pango);

#endif
