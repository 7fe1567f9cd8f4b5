#include "draw/graphviz.h"

#include "base/report.h"
#include "draw/textlayout.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef ACG_GRAPHVIZ_PLUGINS
#error                                                                                             \
    "define ACG_GRAPHVIZ_PLUGINS as the folder of Graphviz's plugins, libdir of libgvc and /graphviz"
#endif
#ifndef ACG_GRAPHVIZ_PLUGIN_SUFFIX
#define ACG_GRAPHVIZ_PLUGIN_SUFFIX ".so.6"
#endif

enum { MOST_PLUGINS = 5 };

/** A plugin of Graphviz: its file, what it exports, when it is wanted. */
static const struct plugin {
    const char *file, *symbol;
    unsigned use;
} plugins[] = {
    {ACG_GRAPHVIZ_PLUGINS "/libgvplugin_core" ACG_GRAPHVIZ_PLUGIN_SUFFIX,
     "gvplugin_core_LTX_library", 0},
    {ACG_GRAPHVIZ_PLUGINS "/libgvplugin_neato_layout" ACG_GRAPHVIZ_PLUGIN_SUFFIX,
     "gvplugin_neato_layout_LTX_library", 0},
    {ACG_GRAPHVIZ_PLUGINS "/libgvplugin_dot_layout" ACG_GRAPHVIZ_PLUGIN_SUFFIX,
     "gvplugin_dot_layout_LTX_library", ACG_USE_DOT},
    {ACG_GRAPHVIZ_PLUGINS "/libgvplugin_pango" ACG_GRAPHVIZ_PLUGIN_SUFFIX,
     "gvplugin_pango_LTX_library", ACG_USE_CAIRO},
};

static acg_status load(const struct plugin *plugin, void **out, acg_report *report)
{
    void *file = dlopen(plugin->file, RTLD_LAZY | RTLD_LOCAL);
    if (!file) {
        const char *why = dlerror();
        return acg_fail(report, NULL, "Graphviz's plugin cannot be loaded: %s",
                        why ? why : plugin->file);
    }
    *out = dlsym(file, plugin->symbol);
    if (*out) return ACG_OK;
    return acg_fail(report, NULL, "%s: it is no plugin of Graphviz", plugin->file);
}

/** Variables that libgvc and its plugins read; a stray one must not change a figure. */
static void forget_environment(void)
{
    static const char *const names[] = {"GVBINDIR", "GV_FILE_PATH", "SERVER_NAME", "DOTFONTPATH",
                                        "GDFONTPATH"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        unsetenv(names[i]);
    }
    setenv("TZ", "UTC0", 1); // cairo writes the zone into PDF, as long as its name is
}

acg_status acg_graphviz_open(unsigned use, GVC_t **out, acg_report *report)
{
    lt_symlist_t list[MOST_PLUGINS + 1] = {{NULL, NULL}}; // our own, Graphviz's, the end
    void *pango = NULL;
    size_t n = 1;
    *out = NULL;
    forget_environment();
    acg_graphviz_quiet();
    for (size_t i = 0; i < sizeof plugins / sizeof *plugins; i++) {
        if (plugins[i].use & ~use) continue;
        list[n].name = plugins[i].symbol;
        acg_status status = load(&plugins[i], &list[n].address, report);
        if (status) return status;
        if (plugins[i].use & ACG_USE_CAIRO) pango = list[n].address;
        n++;
    }
    list[0] = (lt_symlist_t){"gvplugin_actorgraph_LTX_library", acg_textlayout_plugin(pango)};
    *out = gvContextPlugins(list, 0);
    if (!*out) return acg_out_of_memory(report);
    return acg_graphviz_check(0, "loading Graphviz", report);
}

void acg_graphviz_quiet(void)
{
    agseterr(AGMAX);
    agreseterrors();
}

acg_status acg_graphviz_check(int returned, const char *what, acg_report *report)
{
    if (returned == 0 && agerrors() < AGERR) return ACG_OK;
    char *why = aglasterr();
    if (why) why[strcspn(why, "\n")] = '\0';
    agreseterrors();
    acg_status status = acg_fail(report, NULL, "%s failed: %s", what,
                                 why && *why ? why : "Graphviz gives no reason");
    free(why);
    return status;
}
