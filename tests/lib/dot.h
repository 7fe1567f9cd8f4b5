// tests/lib/dot.h - judges a graph that cgraph has read: does it have the attributes that are
// meant?
#ifndef TESTS_LIB_DOT_H
#define TESTS_LIB_DOT_H

#include <cgraph.h>
#include <stddef.h>
#include <string.h>

/** The first attribute of graphs, nodes or edges (`kind`) whose name is none of `names`, which end
 * with NULL; NULL if there is none. */
static inline const char *dot_other_attribute(Agraph_t *graph, int kind, const char *const names[])
{
    for (Agsym_t *at = NULL; (at = agnxtattr(graph, kind, at));) {
        size_t i = 0;
        while (names[i] && strcmp(names[i], at->name) != 0)
            i++;
        if (!names[i]) return at->name;
    }
    return NULL;
}

#endif
